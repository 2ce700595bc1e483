import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { temporaryFolder } from '../../demo/processes/debian-packages.js'
import { createApp } from '../../src/app/create-app.js'
import type { Interval } from '../../src/calendar/interval.js'
import type { Config } from '../../src/config/config.js'
import { createLedger } from '../../src/ledger/create-ledger.js'
import type { IngestProgress, Ledger } from '../../src/ledger/ledger.js'
import { createPrometheusReader } from '../../src/prometheus/prometheus-client.js'
import type { ObjectiveKey } from '../../src/slo/counts.js'
import type { Database } from '../../src/store/database.js'
import { openStore } from '../../src/store/open-store.js'
import { claimOf, compareWithTruth, isWithinBar, knownMinutes, type Comparison } from '../support/compare-with-truth.js'
import { exampleConfig, exampleSource } from '../support/example-config.js'
import { hardMonth } from '../support/history/example-models.js'
import { createMemoryLogger } from '../support/memory-logger.js'
import { startPrometheusWithHistory, type HistoricPrometheus } from '../support/prometheus-with-history.js'
import { sampleAgreement } from '../support/sample-agreement.js'
import { sampleSlo } from '../support/sample-slo.js'

/** Thirty days that end in the middle of a day and of a month, so that month to date differs from the rolling period. */
const end = new Date('2026-10-21T09:00:00Z')
const month: Interval = { from: new Date('2026-09-30T22:00:00Z'), to: end } // in Berlin
const model = hardMonth(end)
const total = 'http_requests_total{service="checkout"}'
const slos = [
  sampleSlo({
    name: 'by-bad',
    indicator: { kind: 'ratio', total, bad: 'http_requests_total{service="checkout",code=~"5.."}' },
  }),
  sampleSlo({
    name: 'by-good',
    indicator: { kind: 'ratio', total, good: 'http_requests_total{service="checkout",code!~"5.."}' },
  }),
  sampleSlo({
    name: 'latency',
    indicator: {
      kind: 'latency',
      histogram: 'http_request_duration_seconds{service="checkout"}',
      belowSeconds: 0.3,
      unit: 'seconds',
      native: false,
    },
  }),
]
const key = (slo: string): ObjectiveKey => {
  return { prometheus: 'default', environment: 'production', service: 'checkout', slo, group: '' }
}

let prometheus: HistoricPrometheus
let db: Database
let folder: string
let config: Config
let ledger: Ledger
let known: Set<number>
const told: IngestProgress[] = []

beforeAll(async () => {
  prometheus = await startPrometheusWithHistory({ model })
  const source = exampleSource({ url: prometheus.url, retentionSeconds: 31 * 86_400 })
  const readers = new Map([['default', createPrometheusReader(source)]])
  folder = await temporaryFolder('truth')
  config = withAgreement(exampleConfig({ slos, prometheus: [source] }), join(folder, 'plimsoll.db'))
  db = await openStore(config.storage.place)
  ledger = createLedger({ database: db, config, readers, clock: () => end, logger: createMemoryLogger() })
  await ledger.ingestUpTo(end, { onProgress: (progress) => told.push(progress) })
  known = await knownMinutes(ledger.counts, key('by-bad'), model.interval)
})

afterAll(async () => {
  await db.close()
  await prometheus.stop()
  rmSync(folder, { recursive: true, force: true })
})

/** An agreement of the same events over the calendar month in Berlin, and a store that a daemon can open too. */
function withAgreement(base: Config, file: string): Config {
  const agreements = [sampleAgreement({ slo: 'by-bad', key: key('by-bad') })]
  const services = base.services.map((service) => ({ ...service, agreements }))
  return { ...base, services, storage: { ...base.storage, place: file } }
}

async function compared(slo: string, interval: Interval): Promise<Comparison> {
  const claim = await claimOf(ledger.counts, key(slo), interval)
  const bad = slo === 'latency' ? 'slow' : 'errors'
  const comparison = compareWithTruth(claim, { truth: prometheus.truth, interval, known, bad })
  const { errorRatio, scrapedRatio, trueRatio, relativeError, errorsOff } = comparison
  process.stdout.write(
    `${slo} ${interval.from.toISOString()}: ledger ${errorRatio.toFixed(7)}, scraped ${scrapedRatio.toFixed(7)}, true ${trueRatio.toFixed(7)}; off by ${(relativeError * 100).toFixed(3)} % or ${errorsOff.toFixed(1)} events\n`,
  )
  return comparison
}

test.each(['by-bad', 'by-good', 'latency'])(
  'the error ratio of %s over 30 days and month to date is the truth',
  async (slo) => {
    for (const interval of [model.interval, month]) {
      const comparison = await compared(slo, interval)
      expect({ ...comparison, within: isWithinBar(comparison) }).toMatchObject({ within: true })
    }
  },
)

test('the daemon shows the same truth on /metrics: the SLI over 30 days, the agreement month to date', async () => {
  const app = createApp(config, { clock: () => end, logger: createMemoryLogger() })
  await app.start()
  try {
    await app.refresh()
    const metrics = await (await fetch(`${app.url() ?? ''}/metrics`)).text()
    const claims = [
      { metric: 'plimsoll_slo_sli_ratio', label: 'slo="by-bad"', interval: model.interval },
      { metric: 'plimsoll_sla_achieved_ratio', label: 'sla="enterprise"', interval: month },
    ]
    for (const { metric, label, interval } of claims) {
      const line = metrics.split('\n').find((one) => one.startsWith(`${metric}{`) && one.includes(label))
      const claim = { errorRatio: 1 - Number(line?.split(' ').at(-1)), events: 0 }
      const comparison = compareWithTruth(claim, { truth: prometheus.truth, interval, known, bad: 'errors' })
      const { scrapedRatio, relativeError, errorsOff } = comparison
      process.stdout.write(
        `${metric}: errors ${claim.errorRatio.toFixed(7)}, scraped ${scrapedRatio.toFixed(7)}; off by ${(relativeError * 100).toFixed(3)} % or ${errorsOff.toFixed(1)} events\n`,
      )
      expect({ line, ...comparison, within: isWithinBar(comparison) }).toMatchObject({ within: true })
    }
  } finally {
    await app.stop()
  }
})

test('gaps are unknown minutes, to two minutes, and nothing is invented in them', () => {
  const unknown = (interval: Interval) => {
    let count = 0
    for (let at = interval.from.getTime(); at < interval.to.getTime(); at += 60_000) count += known.has(at) ? 0 : 1
    return count
  }
  const gapMinutes = model.gaps.map(({ from, to }) => (to.getTime() - from.getTime()) / 60_000)
  expect(gapMinutes).toEqual([30, 4])
  for (const [index, { from, to }] of model.gaps.entries()) {
    const around = {
      from: new Date(Math.floor(from.getTime() / 60_000) * 60_000 - 600_000),
      to: new Date(Math.ceil(to.getTime() / 60_000) * 60_000 + 600_000),
    }
    expect(Math.abs(unknown(around) - gapMinutes[index]!)).toBeLessThanOrEqual(2)
    // Minutes that lie wholly inside the gap hold nothing, but for the window's own reach of 15 s.
    const inside = {
      from: new Date(Math.ceil(from.getTime() / 60_000) * 60_000 + 60_000),
      to: new Date(to.getTime() - 60_000),
    }
    const minutes = Math.floor((inside.to.getTime() - inside.from.getTime()) / 60_000)
    expect(unknown({ from: inside.from, to: new Date(inside.from.getTime() + minutes * 60_000) })).toBe(minutes)
  }
  // Beside the gaps only the first minute of the history may be unknown.
  const allUnknown = unknown(model.interval)
  expect(allUnknown).toBeLessThanOrEqual(30 + 4 + 4 + 1)
})

test('no minute holds more than happened: a counter reset or a new pod is no burst', async () => {
  const hours = await db.read((reader) =>
    reader.selectFrom('ledger_hour').select(['hour', 'milli_events', 'observed_seconds']).execute(),
  )
  const begin = model.interval.from.getTime() / 1000
  const trueEvents = new Map<number, number>()
  for (const [index, minute] of prometheus.truth.minutes.entries()) {
    const hour = Math.floor((begin + index * 60) / 3600) * 3600
    trueEvents.set(hour, (trueEvents.get(hour) ?? 0) + minute.events)
  }
  for (const { hour, milli_events } of hours) {
    expect(milli_events / 1000).toBeLessThan((trueEvents.get(hour) ?? 0) * 1.03 + 10)
  }
})

test('the backfill told how far it was', () => {
  const last = told.at(-1)!
  expect(told.length).toBeGreaterThan(10)
  expect(last.objectives).toBe(3)
  expect(last.minutesDone).toBe(last.minutesTotal)
})
