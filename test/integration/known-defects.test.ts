import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { prometheusBinaries } from '../../demo/processes/binaries.js'
import { renderYaml } from '../../src/generate/render-yaml.js'
import { sloGroupNames, sloRules } from '../../src/slo/slo-rules.js'
import { PROMETHEUS_VERSIONS } from '../support/breadth.js'
import { sampleAlerting, sampleSlo } from '../support/sample-slo.js'

// docs/known-defects.md lists defects of other generators by these numbers. The data is written by hand here, not by our own generator.

const run = promisify(execFile)
const L = '{service="checkout",slo="availability"}'
const slo = sampleSlo({
  environment: null,
  indicator: {
    kind: 'ratio',
    total: 'requests_total{service="checkout"}',
    bad: 'requests_total{service="checkout",code="500"}',
  },
  alerting: sampleAlerting({ minErrors: 10 }),
})

/** Values per 15 s: one good and one bad series. */
interface Case {
  readonly good: string
  readonly bad: string | null
  readonly at: string
  readonly expr: string
  readonly value: number | null
  /** Distance of evaluations, where traffic is not constant for hours: elsewhere a look every 2 min sees as much as one every 30 s. */
  readonly every?: string
}

const near = (series: string, value: number, within: number) => `abs(${series}${L} - ${value}) < bool ${within}`
const HOUR = 240

/** Eight busy hours at 1,000 requests per second, one of which fails altogether, then sixteen at 10. */
const busyDay = {
  good: `0+15000x${3 * HOUR} ${45_000 * HOUR}x${HOUR} ${45_000 * HOUR}+15000x${4 * HOUR} ${105_000 * HOUR}+150x${16 * HOUR}`,
  bad: `0x${3 * HOUR} 0+15000x${HOUR} ${15_000 * HOUR}x${20 * HOUR}`,
}
const CASES: Readonly<Record<string, Case>> = {
  'S1 an hour of peak traffic weighs as much as its events': {
    ...busyDay,
    at: '1d',
    expr: near('slo:error_ratio:period', 0.12255, 0.003),
    value: 1,
  },
  'S2 idle hours leave the period as it was': {
    good: `0+900x${HOUR} ${900 * HOUR}x${6 * HOUR}`,
    bad: `0+100x${HOUR} ${100 * HOUR}x${6 * HOUR}`,
    at: '6h',
    expr: near('slo:error_ratio:period', 0.1, 0.001),
    value: 1,
  },
  'S3 a service without any error has a whole budget': {
    good: `0+1000x${HOUR}`,
    bad: null,
    at: '1h',
    expr: `slo:error_budget_remaining:ratio${L}`,
    value: 1,
  },
  'S4 errors that came for half an hour count against the whole day': {
    good: `0+1000x${24 * HOUR}`,
    bad: `_x${12 * HOUR} 0+10x120 1200x${11 * HOUR}`,
    at: '1d',
    expr: near('slo:error_ratio:period', 0.000_208, 0.000_02),
    value: 1,
  },
  'S5 a metric that vanishes altogether is missed': {
    good: '0+1000x120 stale',
    bad: null,
    at: '1h',
    expr: 'count(ALERTS{alertname="SLOMetricMissing",alertstate="firing"})',
    value: 1,
  },
  'S9 and P6 one failed request in a quiet night pages nobody': {
    good: `0+0.125x${4 * HOUR}`,
    bad: `0x${2 * HOUR} 1x${2 * HOUR}`,
    at: '2h2m',
    every: '30s',
    expr: 'count(ALERTS{severity="page",alertstate="firing"})',
    value: null,
  },
  'S11 and P12 after two hours the budget says that next to nothing was seen': {
    good: `0+1000x${2 * HOUR}`,
    bad: null,
    at: '2h',
    expr: `slo:period_coverage:ratio${L} < bool 0.01`,
    value: 1,
  },
  'P4 no traffic is not a vanished metric': {
    good: `0+1000x120 120000x${2 * HOUR}`,
    bad: null,
    at: '2h',
    expr: 'count(ALERTS{alertstate="firing"})',
    value: null,
  },
}

function unitTest([name, { good, bad, at, expr, value }]: [string, Case]) {
  const series = (code: string, values: string) => {
    return { series: `requests_total{service="checkout",code="${code}"}`, values }
  }
  const labels = expr.startsWith('count(') ? '{}' : L
  const named = expr.startsWith('slo:') && !expr.includes('bool') ? expr : labels
  return {
    name,
    interval: '15s',
    input_series: [series('200', good), ...(bad === null ? [] : [series('500', bad)])],
    promql_expr_test: [{ expr, eval_time: at, exp_samples: value === null ? [] : [{ labels: named, value }] }],
  }
}

let folder = ''

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'plimsoll-defects-'))
  await writeFile(join(folder, 'rules.yaml'), renderYaml({ groups: sloRules(slo) }))
  for (const entry of Object.entries(CASES)) {
    const document = {
      rule_files: ['rules.yaml'],
      evaluation_interval: entry[1].every ?? '2m',
      group_eval_order: sloGroupNames(slo),
      tests: [unitTest(entry)],
    }
    await writeFile(join(folder, `${entry[0]}.yaml`), renderYaml(document))
  }
})

afterAll(() => rm(folder, { recursive: true }))

test.each(PROMETHEUS_VERSIONS.flatMap((version) => Object.keys(CASES).map((name) => [version, name] as const)))(
  'on promtool %s: %s',
  async (version, name) => {
    const { promtool } = await prometheusBinaries(version)
    const { stdout } = await run(promtool, ['test', 'rules', `${name}.yaml`], { cwd: folder }).catch(
      (error: unknown) => error as { stdout: string },
    )
    expect(stdout).toContain('SUCCESS')
    expect(stdout).not.toContain('FAILED')
  },
)
