import { describe, expect, it } from '@jest/globals'
import type { MetricSample } from '../shared/metric.js'
import { createMetricsRegistry } from './metrics-registry.js'
import { metricGroups } from './metric-definitions.js'

const definitions = metricGroups.flatMap(({ definitions }) => definitions)

function setUp(samples: readonly MetricSample[] = []) {
  const given = { samples }
  const registry = createMetricsRegistry(definitions, () => [given.samples])
  const render = async (format: 'prometheus' | 'openmetrics') => {
    const { contentType, body } = await registry.render(format)
    return { contentType, body: Buffer.concat(body).toString() }
  }
  return { registry: { ...registry, render }, given }
}

describe('the metrics', () => {
  it('are sampled at each scrape and gone when they are not known any more', async () => {
    const labels = { service: 'checkout', slo: 'availability' }
    const { registry, given } = setUp([
      { name: 'plimsoll_slo_sli_ratio', labels, value: 0.9995 },
      { name: 'plimsoll_ledger_lag_seconds', labels: {}, value: 42 },
    ])
    const first = await registry.render('prometheus')
    expect(first.body).toContain('plimsoll_slo_sli_ratio{service="checkout",slo="availability"} 0.9995\n')
    expect(first.body).toContain('plimsoll_ledger_lag_seconds 42\n')
    given.samples = []
    const second = await registry.render('prometheus')
    expect(second.body).not.toMatch(/^plimsoll_(slo_sli_ratio|ledger_lag_seconds)[{ ]/m)
  })

  it('are written down again only where a portion of them is another one, and stand with those of other portions', async () => {
    const at = (value: number) => ({ name: 'plimsoll_ledger_lag_seconds', labels: {}, value })
    const objective = (slo: string, value: number): MetricSample => {
      return { name: 'plimsoll_slo_sli_ratio', labels: { service: 'checkout', slo }, value }
    }
    const steady = [objective('availability', 0.9)]
    let portions: readonly (readonly MetricSample[])[] = [steady, [at(1)]]
    const registry = createMetricsRegistry(definitions, () => portions)
    const body = async () => Buffer.concat((await registry.render('prometheus')).body).toString()
    expect(await body()).toMatch(/_sli_ratio\{.*"availability"\} 0\.9\n/)
    portions = [steady, [at(2), objective('latency', 0.8)]]
    const second = await body()
    expect(second).toContain('plimsoll_ledger_lag_seconds 2\n')
    expect(second).toMatch(/_sli_ratio\{.*"availability"\} 0\.9\n.*_sli_ratio\{.*"latency"\} 0\.8\n/)
    portions = [steady, [at(3)]]
    const third = await body()
    expect(third).toContain('plimsoll_ledger_lag_seconds 3\n')
    expect(third).toMatch(/"availability"\} 0\.9\n/)
    expect(third).not.toContain('"latency"')
    portions = [[], []]
    expect(await body()).not.toMatch(/^plimsoll_(slo_sli_ratio|ledger_lag_seconds)[{ ]/m)
  })

  it('are told whole again after samples that could not be written', async () => {
    const fine: MetricSample = { name: 'plimsoll_ledger_lag_seconds', labels: {}, value: 1 }
    const { registry, given } = setUp([fine, { name: 'plimsoll_typo', labels: {}, value: 1 }])
    await expect(registry.render('prometheus')).rejects.toThrow('plimsoll_typo')
    await expect(registry.render('prometheus')).rejects.toThrow('plimsoll_typo')
    given.samples = [fine]
    expect((await registry.render('prometheus')).body).toContain('plimsoll_ledger_lag_seconds 1\n')
  })

  it('escape what stands in a label', async () => {
    const { registry } = setUp([
      { name: 'plimsoll_sla_objective_ratio', labels: { customer: 'A "B"\n\\C' }, value: 0.9 },
    ])
    expect((await registry.render('prometheus')).body).toContain('{customer="A \\"B\\"\\n\\\\C"} 0.9')
  })

  it('are counted and timed', async () => {
    const { registry } = setUp()
    registry.count('plimsoll_job_failures_total', { job_name: 'status' })
    registry.observe('plimsoll_job_duration_seconds', { job_name: 'status' }, 0.2)
    const { body } = await registry.render('prometheus')
    expect(body).toContain('plimsoll_job_failures_total{job_name="status"} 1')
    expect(body).toContain('plimsoll_job_duration_seconds_bucket{le="0.5",job_name="status"} 1')
    expect(body).toContain('process_cpu_seconds_total')
  })

  it('take labels that come with another configuration, where their definition allows them', async () => {
    const labels = { service: 'checkout', slo: 'availability' }
    const { registry, given } = setUp([{ name: 'plimsoll_slo_sli_ratio', labels, value: 0.9 }])
    await registry.render('prometheus')
    given.samples = [{ name: 'plimsoll_slo_sli_ratio', labels: { ...labels, region: 'eu' }, value: 0.8 }]
    expect((await registry.render('prometheus')).body).toContain('slo="availability",region="eu"} 0.8\n')
    given.samples = [{ name: 'plimsoll_slo_sli_ratio', labels: { ...labels, cell: 'a' }, value: 0.7 }]
    const { body } = await registry.render('prometheus')
    expect(body).toContain('slo="availability",cell="a"} 0.7\n')
    expect(body).not.toContain('region=')
    expect(body.match(/# TYPE plimsoll_slo_sli_ratio gauge/g)).toHaveLength(1)
    given.samples = [{ name: 'plimsoll_sla_objective_ratio', labels: { region: 'eu' }, value: 1 }]
    await expect(registry.render('prometheus')).rejects.toThrow('region')
  })

  it('are written as OpenMetrics on request, without spoiling the names of the next text exposition', async () => {
    const { registry } = setUp()
    registry.count('plimsoll_job_failures_total', { job_name: 'status' })
    const [open, text] = await Promise.all([registry.render('openmetrics'), registry.render('prometheus')])
    expect(open.contentType).toMatch(/^application\/openmetrics-text/)
    expect(open.body).toMatch(
      /# TYPE plimsoll_job_failures counter\nplimsoll_job_failures_total\{job_name="status"\} 1/,
    )
    expect(open.body.endsWith('# EOF\n')).toBe(true)
    expect(text.contentType).toMatch(/^text\/plain/)
    expect(text.body).toContain(
      '# TYPE plimsoll_job_failures_total counter\nplimsoll_job_failures_total{job_name="status"} 1',
    )
  })

  it('refuse a name that nobody defined', async () => {
    const { registry } = setUp([{ name: 'plimsoll_typo', labels: {}, value: 1 }])
    await expect(registry.render('prometheus')).rejects.toThrow('no such metric: plimsoll_typo')
  })

  it('have names in base units with our prefix, each once', () => {
    const names = definitions.map(({ name }) => name)
    expect(new Set(names).size).toBe(names.length)
    for (const { name, type } of definitions) {
      expect(name).toMatch(/^plimsoll_[a-z_]+$/)
      expect(name.endsWith('_total')).toBe(type === 'counter')
    }
  })
})
