import { execFile } from 'node:child_process'
import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { prometheusBinaries } from '../../demo/processes/binaries.js'
import { until } from '../../demo/processes/child.js'
import { temporaryFolder } from '../../demo/processes/debian-packages.js'
import { startNodeExporter } from '../../demo/processes/node-exporter-process.js'
import { startPrometheus, type PrometheusProcess } from '../../demo/processes/prometheus-process.js'
import { features } from '../../src/features.js'
import { dashboards } from '../../src/generate/dashboards/dashboards.js'
import { hostPack } from '../../src/packs/host/host-pack.js'
import { availableAfter, DISK, ofDisks, timeUntilFull } from '../../src/packs/host/host-series.js'
import { disks } from '../../src/packs/host/sample-hosts.js'
import { packRules } from '../../src/packs/pack-rules.js'
import { packsSchema } from '../../src/packs/packs-schema.js'
import { feed } from '../../src/packs/select.js'
import { falling, gauge } from '../../src/packs/series-values.js'
import { createCleanUp } from '../../src/shared/clean-up.js'
import { PROMETHEUS_VERSIONS } from '../support/breadth.js'
import { answersAll } from '../support/ask-prometheus.js'
import type { DashboardJson } from '../support/dashboard-questions.js'
import { exampleConfig } from '../support/example-config.js'
import { absentFromMachine } from '../support/absent-from-machine.js'
import { reviewDashboards } from '../support/review-dashboards.js'

/** Thresholds that every machine breaks, one as a page, one as a ticket. */
const packs = packsSchema.parse({
  host: { memory_available_below: 99.9, cpu_busy_above: 1, severity: { HostMemoryLow: 'page' } },
})
const hosts = { job: 'node' }
type Version = (typeof PROMETHEUS_VERSIONS)[number]

const cleanUp = createCleanUp(console.error)
const servers = new Map<Version, PrometheusProcess>()
let folder: string

/** Both versions at once: most of the time is waiting. */
beforeAll(async () => {
  folder = await temporaryFolder('host-dashboard')
  cleanUp.add('folder', () => rm(folder, { recursive: true, force: true }))
  const exporter = await startNodeExporter(folder)
  cleanUp.add('node_exporter', () => exporter.stop())
  const ruleFiles = [await writeImpatientRules(join(folder, 'host.json'))]
  await Promise.all(
    PROMETHEUS_VERSIONS.map((version) => startServer(version, { ruleFiles, address: exporter.address })),
  )
})

afterAll(() => cleanUp.run())

describe.each(PROMETHEUS_VERSIONS)('on Prometheus %s', (version) => {
  it('every query of the dashboard is answered by a real machine', async () => {
    const document = dashboards(exampleConfig({ packs }), features).find(({ path }) => path === 'dashboards/host.json')
    const documents = [JSON.parse(document?.text ?? '') as DashboardJson]
    const { url } = servers.get(version)!
    const { asked, complaints } = await reviewDashboards(url, documents, await absentFromMachine(url, hosts))
    expect(complaints.join('\n\n')).toBe('')
    expect(asked).toBeGreaterThan(35)
  })

  it('the time until a disk is full is that at which the alert’s forecast reaches zero', async () => {
    const { promtool } = await prometheusBinaries(version)
    const file = join(folder, `forecast-${version}.json`)
    await writeFile(file, JSON.stringify(forecastTest()))
    const { stdout } = await promisify(execFile)(promtool, ['test', 'rules', file])
    expect(stdout).toContain('SUCCESS')
  })
})

/** Scrapes for as long as it takes until a page and a ticket fire. */
async function startServer(version: Version, own: { readonly ruleFiles: readonly string[]; readonly address: string }) {
  const prometheus = await startPrometheus({
    binaries: await prometheusBinaries(version),
    folder: join(folder, version),
    ruleFiles: own.ruleFiles,
    scrape: { [hosts.job]: own.address },
    scrapeInterval: '1s',
  })
  servers.set(version, prometheus)
  cleanUp.add(`Prometheus ${version}`, () => prometheus.stop())
  const firing = 'count(count by (severity) (ALERTS{alertstate="firing"})) == 2'
  // Alerts on gauges fire after the first scrape; a rate takes a second one.
  const counting = 'rate(node_cpu_seconds_total[1m])'
  await until('a page and a ticket fire, and counters count', () => answersAll(prometheus.url, [firing, counting]))
}

/** The pack's own rules, by the second and without their waiting times. */
async function writeImpatientRules(file: string): Promise<string> {
  const { name, rules } = packRules(hostPack(packs.host!), null)
  const impatient = rules.map((rule) => ({ ...rule, for: '0s' }))
  await writeFile(file, JSON.stringify({ groups: [{ name, interval: '1s', rules: impatient }] }))
  return file
}

/** A disk that loses 1 GB every 5 min, and has 36 GB left after 3 h; one that keeps its size, and one that nobody can write. */
function forecastTest(): object {
  const [fills] = disks(hosts.job)
  const [keeps, readOnly] = ['/keeps', '/read-only'].map((mountpoint) => ({ ...fills, mountpoint }))
  const fall = falling({ start: 72e9, perStep: 1e9, steps: 48 }, [24e9, 1])
  const still = gauge([72e9, 49])
  const fed = [
    feed(DISK.available, fills, fall),
    feed(DISK.available, keeps ?? {}, still),
    feed(DISK.available, readOnly ?? {}, fall),
    ...[fills, keeps ?? {}].map((one) => feed(DISK.readOnly, one, gauge([0, 49]))),
    feed(DISK.readOnly, readOnly ?? {}, gauge([1, 49])),
  ]
  const left = 36 * 300
  const labels = feed('', fills, still)[0]
  const ask = (expr: string, found: readonly number[]) => ({
    expr,
    eval_time: '3h',
    exp_samples: found.map((value) => ({ labels, value })),
  })
  const isEmptyAfter = (seconds: number) =>
    `round(${availableAfter(hosts, String(seconds))} < 0 and ${ofDisks(hosts, DISK.readOnly)} == 0)`
  return {
    evaluation_interval: '5m',
    tests: [
      {
        interval: '5m',
        input_series: fed.map(([series, { text: values }]) => ({ series, values })),
        promql_expr_test: [
          ask(`round(${timeUntilFull(hosts)})`, [left]),
          ask(isEmptyAfter(left - 3), []),
          ask(isEmptyAfter(left + 3), [-1e7]),
        ],
      },
    ],
  }
}
