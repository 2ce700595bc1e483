import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { createApp } from '../../src/app/create-app.js'
import { periodAt } from '../../src/calendar/period.js'
import { loadConfig } from '../../src/config/load-config-files.js'
import type { IncidentAnswer, IncidentPageAnswer } from '../../src/incident/view/incident-answer.js'
import { createCleanUp } from '../../src/shared/clean-up.js'
import { startAlertmanager } from '../../demo/processes/alertmanager-process.js'
import { alertmanagerBinaries, prometheusBinaries } from '../../demo/processes/binaries.js'
import { freePort, until } from '../../demo/processes/child.js'
import { temporaryFolder } from '../../demo/processes/debian-packages.js'
import { importHistory, startPrometheus } from '../../demo/processes/prometheus-process.js'
import { startShop } from '../../demo/shop/exporter-server.js'
import { createShop, type Shop } from '../../demo/shop/shop.js'
import { writeDemoSecrets } from '../../demo/stack/secrets-files.js'
import type { StandIn } from '../../demo/stack/stand-in-server.js'
import { startStandIns } from '../../demo/stack/stand-ins.js'
import { createMemoryLogger } from '../support/memory-logger.js'
import { type PreviewedJson, previewReport } from '../support/preview-report.js'
import { readDashboards } from '../support/read-dashboards.js'
import { reviewDashboards } from '../support/review-dashboards.js'
import { runCommand } from '../support/run-command.js'

/** Of the recorded base series. */
const BASE_WINDOW_SECONDS = 75

/** Events per second of the hours before. */
const QUIET_RATE = 2

const root = fileURLToPath(new URL('../..', import.meta.url))
const cleanUp = createCleanUp(console.error)
let shop: Shop
let standIns: StandIn
let daemon: string
let prometheusUrl: string
/** The report of the month in which this runs, so far. */
let preview: () => Promise<PreviewedJson>

beforeAll(async () => {
  const folder = await temporaryFolder('outage')
  cleanUp.add('folder', () => rm(folder, { recursive: true, force: true }))
  // A shop with a past has had an error: a series that begins with the outage would lose what came before its first scrape.
  shop = createShop(new Date(Date.now() - 7_200_000), [])
  const exporter = await startShop(shop)
  cleanUp.add('shop', () => exporter.stop())
  standIns = await startStandIns()
  cleanUp.add('stand-ins', () => standIns.stop())
  const [port, prometheusPort, alertmanagerPort] = [await freePort(), await freePort(), await freePort()]
  const secrets = join(folder, 'secrets')
  const env = {
    PROMETHEUS_URL: `http://127.0.0.1:${prometheusPort}`,
    ALERTMANAGER_URL: `http://127.0.0.1:${alertmanagerPort}`,
    PLIMSOLL_WEBHOOK_URL: `http://127.0.0.1:${port}/webhooks/alertmanager`,
    PAGERDUTY_URL: `${standIns.url}/pagerduty`,
    PLIMSOLL_SECRETS: secrets,
    ALERTMANAGER_SECRETS: secrets,
    PLIMSOLL_DATA: folder,
  }
  await writeDemoSecrets(secrets, standIns.url)
  const generated = await runCommand(['generate', '--only', 'alertmanager', '--out', folder], { cwd: root, env })
  expect(generated).toMatchObject({ exitCode: 0 })
  const alertmanager = await startAlertmanager({
    binaries: await alertmanagerBinaries('any'),
    folder: join(folder, 'alertmanager'),
    configFile: join(folder, 'config/alertmanager.yml'),
    port: alertmanagerPort,
  })
  cleanUp.add('Alertmanager', () => alertmanager.stop())
  const binaries = await prometheusBinaries('any')
  await importHistory(binaries, await writeQuietHours(folder), join(folder, 'prometheus'))
  const prometheus = await startPrometheus({
    binaries,
    folder: join(folder, 'prometheus'),
    port: prometheusPort,
    ruleFiles: [join(root, 'rules/*.yaml')],
    scrape: { shop: exporter.address, plimsoll: `127.0.0.1:${port}` },
    alertmanagers: [`127.0.0.1:${alertmanagerPort}`],
  })
  cleanUp.add('Prometheus', () => prometheus.stop())
  prometheusUrl = prometheus.url
  const config = await loadConfig({ file: 'config/plimsoll.yaml', env, cwd: root })
  // Recovery is believed after half a minute instead of five: the only thing that differs from the example organisation.
  const incidents = { ...config.incidents, stabilityWindowSeconds: 30 }
  const app = createApp({ ...config, incidents }, { port, logger: createMemoryLogger() })
  cleanUp.add('Plimsoll', () => app.stop())
  await app.start()
  daemon = app.url() ?? ''
  const month = periodAt(new Date(), { unit: 'month', timezone: config.timezone }).label
  preview = () => previewReport({ cwd: root, env, month, folder: join(folder, 'preview') })
})

afterAll(() => cleanUp.run())

/**
 * Two hours of what the rules would have recorded. A burn alert weighs its long window by its coverage, so without a history the first page
 * would wait for the first tile, up to four minutes. Fewer events than the shop has by night, so that an outage weighs at any hour.
 */
async function writeQuietHours(folder: string): Promise<string> {
  const now = Math.floor(Date.now() / 1000)
  const labels = '{service="checkout",slo="availability",environment="production"}'
  const lines = [30, 240].flatMap((step) => {
    const suffix = step === 30 ? 'rate_base' : 'rate4m'
    return Array.from({ length: 7200 / step }, (_, index) => now - 7200 + index * step).flatMap((at) => [
      `slo:events:${suffix}${labels} ${QUIET_RATE} ${at}`,
      `slo:errors:${suffix}${labels} 0 ${at}`,
    ])
  })
  const file = join(folder, 'history.om')
  await writeFile(file, [...lines, '# EOF', ''].join('\n'))
  return file
}

async function newestIncident(): Promise<IncidentAnswer | undefined> {
  const answer = await fetch(`${daemon}/api/v1/incidents`)
  return ((await answer.json()) as IncidentPageAnswer).data[0]
}

async function answers(query: string): Promise<boolean> {
  const answer = await fetch(`${prometheusUrl}/api/v1/query?query=${encodeURIComponent(query)}`)
  return ((await answer.json()) as { data: { result: readonly unknown[] } }).data.result.length > 0
}

async function budgetRemaining(): Promise<number> {
  return metric('plimsoll_slo_error_budget_remaining_ratio', 'slo="availability"')
}

const isPaged = () => answers('ALERTS{alertstate="firing",severity="page",service="checkout"}')
const isCounted = () => answers('rate(http_requests_total{service="checkout"}[75s]) > 0')

/** The first sample of a metric of checkout whose line has `text` in it; `NaN`: there is none. */
async function metric(name: string, text: string): Promise<number> {
  const lines = (await (await fetch(`${daemon}/metrics`)).text()).split('\n')
  const isWanted = (line: string) => line.startsWith(`${name}{`) && line.includes('service="checkout"')
  return Number(
    lines
      .find((line) => isWanted(line) && line.includes(text))
      ?.split(' ')
      .at(-1),
  )
}

const gauge = (name: string) => metric(name, 'stat="mean"')

const secondsBetween = (a: Date, b: string | undefined) => Math.abs(new Date(b ?? 0).getTime() - a.getTime()) / 1000

/** Breaks or mends, from now on. */
function change(what: 'break' | 'mend'): Date {
  const at = new Date()
  shop.advance(at)
  shop[what]('checkout')
  return at
}

async function acknowledge(incident: number): Promise<void> {
  const answer = await fetch(`${daemon}/api/v1/incidents/${incident}/acknowledge`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ by: 'on call' }),
  })
  expect(answer.status).toBe(200)
}

const seldom = (timeoutMs: number) => ({ timeoutMs, everyMs: 500 })

interface Trigger {
  readonly event_action: string
  readonly links: readonly { readonly href: string }[]
}

function triggers(): readonly Trigger[] {
  const events = standIns.requests.filter(({ path }) => path === '/pagerduty')
  return events.map(({ body }) => JSON.parse(body) as Trigger)
}

/** What of a report an outage of checkout changes. */
function figures({ period, agreements, slos, incidents }: PreviewedJson) {
  const { judged, counts, unknownSeconds, downtimeUsedSeconds } = agreements.find(
    ({ result }) => result.sla === 'enterprise',
  )!.result
  const slo = slos.find((one) => one.service === 'checkout' && one.slo === 'availability')!
  const own = incidents.incidents.filter(({ service }) => service === 'checkout')
  const monthSeconds = (period.interval.to.getTime() - period.interval.from.getTime()) / 1000
  return {
    judgedTo: judged.to,
    monthSeconds,
    counts,
    unknownSeconds,
    downtimeUsedSeconds,
    budgetSpent: slo.budgetSpent!,
    incidents: own,
  }
}

/** What happened, as the shop knows it, and what was said before. */
const truth = { broken: new Date(0), mended: new Date(0), errorsBefore: 0, budgetBefore: 0 }
let before: ReturnType<typeof figures>

const errorsSoFar = () => shop.values().get('http_requests_total{service="checkout",code="500"}') ?? 0

test('what breaks is paged and becomes an incident that knows its onset', async () => {
  await until('the shop is scraped', isCounted, seldom(120_000))
  before = figures(await preview())
  expect(before.incidents).toEqual([])
  truth.budgetBefore = await budgetRemaining()
  truth.broken = change('break')
  truth.errorsBefore = errorsSoFar()
  await until('a page fires', isPaged, seldom(180_000))
  const hasOnset = async () => (await newestIncident())?.milestones.onset?.source === 'sli'
  await until('an incident has its onset', hasOnset, seldom(120_000))
  await until('PagerDuty is told', () => triggers().length > 0, seldom(60_000))

  const open = await newestIncident()
  expect(open).toMatchObject({ service: 'checkout', severity: 'page', state: 'open' })
  const { onset, detected } = open!.milestones
  expect(secondsBetween(truth.broken, onset?.at)).toBeLessThanOrEqual(90)
  expect(Date.parse(detected!.at)).toBeGreaterThan(Date.parse(onset!.at))
  expect(triggers()).toHaveLength(1)
  expect(triggers()[0]).toMatchObject({ event_action: 'trigger' })
  expect(
    triggers()[0]!
      .links.map(({ href }) => href)
      .join(' '),
  ).toMatch(/runbooks\/checkout.*grafana/)
  await acknowledge(open!.number)
}, 400_000)

test('what is mended measures its own end', async () => {
  truth.mended = change('mend')
  const isOver = async () => (await newestIncident())?.milestones.recovered != null
  await until('the incident recovered', isOver, seldom(300_000))
  const over = await newestIncident()
  expect(secondsBetween(truth.mended, over!.milestones.recovered?.at)).toBeLessThanOrEqual(90)
  await until('the gauges follow', async () => (await gauge('plimsoll_time_to_recover_seconds')) > 0, seldom(60_000))
  expect(await gauge('plimsoll_time_to_detect_seconds')).toBeGreaterThan(0)
}, 400_000)

test('the report of the month has it, and as much downtime and spent budget as it had errors', async () => {
  let after = before
  const isAllIn = async () => {
    after = figures(await preview())
    return after.judgedTo.getTime() >= truth.mended.getTime() + BASE_WINDOW_SECONDS * 1000
  }
  await until('the ledger has the last errors', isAllIn, { timeoutMs: 120_000, everyMs: 2_000 })

  const outageSeconds = secondsBetween(truth.broken, truth.mended.toISOString())
  const errorsPerSecond = (errorsSoFar() - truth.errorsBefore) / outageSeconds
  const recordedSeconds = (after.counts.errors - before.counts.errors) / errorsPerSecond
  // Minutes are cut out of windows of 75 s, and scrapes are 15 s apart: the edges of an outage blur by that much.
  expect(Math.abs(recordedSeconds - outageSeconds)).toBeLessThanOrEqual(30)
  const { events, errors, observedSeconds } = after.counts
  // Unknown minutes weigh what is usual at their hour of the week: anything between the quiet hours and the shop while it was watched.
  const usedAt = (rate: number) => {
    const seconds = observedSeconds + after.unknownSeconds
    return (errors / (events + rate * after.unknownSeconds)) * seconds
  }
  const watched = after.counts.observedSeconds - before.counts.observedSeconds
  const shopRate = (events - before.counts.events) / watched
  expect(shopRate).toBeGreaterThan(QUIET_RATE)
  expect(after.downtimeUsedSeconds).toBeLessThan(1.005 * usedAt(QUIET_RATE))
  expect(after.downtimeUsedSeconds).toBeGreaterThan(0.995 * usedAt(shopRate))
  expect(after.downtimeUsedSeconds).toBeGreaterThan(before.downtimeUsedSeconds)
  // Of the whole month: what was not observed counts as average traffic without errors.
  expect(after.budgetSpent).toBeCloseTo(((errors / events) * (observedSeconds / after.monthSeconds)) / 0.001, 3)
  expect(after.budgetSpent).toBeGreaterThan(before.budgetSpent)
  expect(await budgetRemaining()).toBeLessThan(truth.budgetBefore)

  expect(after.incidents).toHaveLength(1)
  const [incident] = after.incidents
  const { number, milestones } = (await newestIncident())!
  expect(incident).toMatchObject({ number, onset: new Date(milestones.onset!.at), state: 'recovered' })
  expect(incident!.detectSeconds).toBe(secondsBetween(incident!.onset!, milestones.detected!.at))
  expect(incident!.recoverSeconds).toBe(secondsBetween(incident!.onset!, milestones.recovered!.at))
})

test('the dashboard of incidents has an answer to everything', async () => {
  const documents = (await readDashboards()).filter(({ uid }) => uid === 'plimsoll-incidents')
  const isScraped = () => answers('plimsoll_time_to_recover_seconds')
  await until('the times are scraped', isScraped, seldom(60_000))
  const { asked, complaints } = await reviewDashboards(prometheusUrl, documents, [])
  expect(complaints.join('\n\n')).toBe('')
  expect(asked).toBeGreaterThan(20)
})
