import { execFile } from 'node:child_process'
import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { prometheusBinaries, type PrometheusBinaries } from '../../demo/processes/binaries.js'
import { until } from '../../demo/processes/child.js'
import { temporaryFolder } from '../../demo/processes/debian-packages.js'
import { importHistory, startPrometheus, type PrometheusProcess } from '../../demo/processes/prometheus-process.js'
import { createApp, type App } from '../../src/app/create-app.js'
import type { Config } from '../../src/config/config.js'
import { features } from '../../src/features.js'
import { generateFiles } from '../../src/generate/generate-files.js'
import { createPrometheusReader } from '../../src/prometheus/prometheus-client.js'
import type { Slo } from '../../src/slo/slo.js'
import { exampleConfig, exampleSource } from '../support/example-config.js'
import { createMemoryLogger } from '../support/memory-logger.js'
import { sampleSlo } from '../support/sample-slo.js'

const run = promisify(execFile)

/** Two days around the end of summer time: October has 745 hours in Berlin. */
const begin = new Date('2026-10-24T12:00:00Z')
const end = new Date('2026-10-26T12:00:00Z')
/** All requests of one region fail. */
const outage = { from: new Date('2026-10-25T00:00:00Z'), to: new Date('2026-10-25T03:00:00Z') }
const OCTOBER_SECONDS = 745 * 3600
const PER_SECOND = { eu: 10, us: 5 }
const SCRAPE_SECONDS = 30
/** So far back reach the recorded series; what lies before comes from the raw metrics. */
const RECORDED_SINCE = new Date('2026-10-26T11:00:00Z')

const slo = sampleSlo({
  groupBy: ['region'],
  calendar: { unit: 'month', timezone: 'Europe/Berlin' },
  scrapeIntervalSeconds: SCRAPE_SECONDS,
})

let folder: string
let binaries: PrometheusBinaries
let prometheus: PrometheusProcess
let config: Config
let app: App

beforeAll(async () => {
  folder = await temporaryFolder('groups')
  binaries = await prometheusBinaries('3.5')
  const history = join(folder, 'history.om')
  await writeFile(history, [...counters(), '# EOF\n'].join(''))
  await importHistory(binaries, history, folder)
  prometheus = await startPrometheus({ binaries, folder })
  config = configOn(prometheus.url)
  await recordPast()
  await prometheus.stop()
  prometheus = await startPrometheus({ binaries, folder, port: prometheus.port })
  const whole = { ...slo, groupBy: [] }
  const loadConfig = () => Promise.resolve(configOn(prometheus.url, whole))
  app = createApp(config, { clock: () => end, logger: createMemoryLogger(), port: 0, loadConfig })
  await app.start()
  await app.runCycle()
})

afterAll(async () => {
  await app.stop()
  await prometheus.stop()
  await rm(folder, { recursive: true, force: true })
})

function configOn(url: string, of: Slo = slo): Config {
  const base = exampleConfig({ slos: [of], prometheus: [exampleSource({ url, retentionSeconds: 3 * 86_400 })] })
  return { ...base, storage: { ...base.storage, place: join(folder, 'plimsoll.db') } }
}

function* counters(): Generator<string> {
  for (const [region, rate] of Object.entries(PER_SECOND)) {
    for (const code of ['200', '500']) {
      const isFailing = (second: number) =>
        region === 'us' && second * 1000 >= outage.from.getTime() && second * 1000 < outage.to.getTime()
      let value = 0
      for (let second = begin.getTime() / 1000; second <= end.getTime() / 1000; second += SCRAPE_SECONDS) {
        yield `http_requests_total{code="${code}",region="${region}"} ${value} ${second}\n`
        if (isFailing(second) === (code === '500')) value += rate * SCRAPE_SECONDS
      }
    }
  }
}

/** What the generated rules would have recorded within the last hour, had Prometheus had them. */
async function recordPast(): Promise<void> {
  const rules = generateFiles(config, features).files.find(({ path }) => path === 'rules/checkout.yaml')
  const file = join(folder, 'checkout.yaml')
  await writeFile(file, rules?.text ?? '')
  const range = [`--start=${RECORDED_SINCE.getTime() / 1000}`, `--end=${end.getTime() / 1000}`]
  const output = [`--url=${prometheus.url}`, `--output-dir=${join(folder, 'data')}`, '--eval-interval=30s']
  await run(binaries.promtool, ['tsdb', 'create-blocks-from', 'rules', ...range, ...output, file])
}

test('the generated rules record each group', async () => {
  const reader = createPrometheusReader(exampleSource({ url: prometheus.url }))
  const answer = await reader.instant('slo:events:rate_base', end)
  const rates = answer.map(({ labels, samples }) => [labels['region'], samples[0]?.value]).sort()
  expect(rates).toEqual([
    // The last digit depends on the order in which Prometheus adds.
    ['eu', expect.closeTo(PER_SECOND.eu, 9)],
    ['us', expect.closeTo(PER_SECOND.us, 9)],
  ])
})

test('each group has its own budget of the calendar month, recorded or out of the raw metrics', () => {
  const [eu, us, ...more] = app.status()!.slos
  expect(more).toEqual([])
  expect(eu).toMatchObject({
    group: { region: 'eu' },
    state: 'met',
    sli: 1,
    errorBudgetRemaining: 1,
    lastHour: { heard: 'no_errors', events: 36_000 },
    partialSince: begin,
    period: { from: new Date('2026-09-30T22:00:00Z'), to: end },
    calendar: { endsAt: new Date('2026-10-31T23:00:00Z') },
  })
  expect(us).toMatchObject({ group: { region: 'us' }, state: 'breached', lastHour: { heard: 'no_errors' } })
  const failed = 3 * 3600 * PER_SECOND.us
  expect(Math.abs(us!.counts.errors - failed)).toBeLessThan(failed * 0.005)
  const observed = us!.counts.observedSeconds
  // The base window needs two samples to see anything.
  expect((end.getTime() - begin.getTime()) / 1000 - observed).toBeLessThanOrEqual(120)
  const ratio = failed / (PER_SECOND.us * observed)
  expect(us!.errorBudgetRemaining).toBeCloseTo(1 - (ratio * observed) / OCTOBER_SECONDS / 0.001, 1)
})

test('the metrics carry the labels of the groups, and those of the next configuration after a reload', async () => {
  const metric = async (name: string) => {
    const text = await (await fetch(`${app.url() ?? ''}/metrics`)).text()
    return text.split('\n').filter((line) => line.startsWith(`${name}{`))
  }
  const state = await metric('plimsoll_slo_state')
  expect(
    state.map((line) =>
      line
        .replace(/^.*\{(.*)\} 1$/, '$1')
        .split(',')
        .toSorted()
        .join(),
    ),
  ).toEqual([
    'environment="production",region="eu",service="checkout",slo="availability",state="met"',
    'environment="production",region="us",service="checkout",slo="availability",state="breached"',
  ])
  // What was recorded in groups is not the whole: that comes from the raw metrics.
  await app.reload()
  // The month is read in stretches, by a job that runs beside this.
  const isWhole = async () => {
    await app.runCycle()
    return app.status()?.slos[0]?.state === 'breached'
  }
  await until('the month is read anew', isWhole, { timeoutMs: 120_000, everyMs: 200 })
  expect(await metric('plimsoll_slo_state')).toEqual([
    'plimsoll_slo_state{service="checkout",slo="availability",environment="production",state="breached"} 1',
  ])
  expect(app.status()!.slos.map(({ group, lastHour }) => [group, lastHour.events])).toEqual([[{}, 54_000]])
})
