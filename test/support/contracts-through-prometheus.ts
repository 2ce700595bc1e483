import { createApp } from '../../src/app/create-app.js'
import { type Interval, wholeMinute } from '../../src/calendar/interval.js'
import type { Config } from '../../src/config/config.js'
import type { AgreementResult } from '../../src/sla/agreement-result.js'
import type { Agreement } from '../../src/sla/agreement.js'
import type { RecoveryTally } from '../../src/sla/contract/contract-result.js'
import { readContracts } from '../../src/sla/read-contracts.js'
import type { Measure, Terms } from '../../src/sla/terms.js'
import { sloKey } from '../../src/slo/slo.js'
import { openStore } from '../../src/store/open-store.js'
import { createCountsReader } from '../../src/ledger/counts-store.js'
import { createMinutesReader } from '../../src/ledger/minutes-store.js'
import { BAD_SHARE, judgeTruth, type TrueContract } from './contract-world.js'
import { knownMinutes } from './compare-with-truth.js'
import { exampleConfig, exampleSource } from './example-config.js'
import type { Model, Truth } from './history/model.js'
import { noOutages } from './fake-incidents.js'
import { noTraffic } from './judgement.js'
import { createMemoryLogger } from './memory-logger.js'
import { noContracts } from './no-contracts.js'
import { startPrometheusWithHistory } from './prometheus-with-history.js'
import {
  BACKUP_TAKES_SECONDS,
  backupsOf,
  RECOVERY,
  type RecordedOutage,
  recordOutages,
  trueRecoveries,
} from './recoveries-through-alertmanager.js'
import { sampleAgreement, exampleTerms } from './sample-agreement.js'
import { sampleDataset } from './sample-dataset.js'
import { sampleSlo } from './sample-slo.js'

/** What agreements of every method say of a model's history, and what is true. */
export interface JudgedHistory {
  /** By name of the agreement. */
  readonly results: ReadonlyMap<string, AgreementResult>
  readonly truth: TrueContract
  /** Outages and gaps: each has two ends. */
  readonly outages: number
  /** Each outage by itself. */
  readonly each: readonly JudgedOutage[]
  /** How incidents were recorded, and how many recoveries kept what was promised. */
  readonly recoveries: { readonly recorded: readonly RecordedOutage[]; readonly truth: RecoveryTally }
}

/** Bad minutes around one outage: those that happened, and those that contracts find there, with and without runs. */
export interface JudgedOutage {
  readonly truth: number
  readonly found: readonly number[]
}

const DAY_MS = 86_400_000
const BY_MINUTES = ['bad-1m', 'bad-run']
/** Looked at before and after an outage. */
const AROUND_MS = 20 * 60_000

/**
 * Lets a daemon read a history out of a real Prometheus, restarts it in the middle, lets a real Alertmanager tell of the outages, and asks the
 * status at the end.
 *
 * @param file of its store
 */
export async function judgeThroughPrometheus(model: Model, file: string): Promise<JudgedHistory> {
  const prometheus = await startPrometheusWithHistory({ model, more: backupsOf(model) })
  try {
    const { from, to } = model.interval
    const config = configOf(prometheus.url, model, file)
    await cycleAt(new Date((from.getTime() + to.getTime()) / 2), config)
    const recorded = await recordOutages(model, config)
    const results = new Map((await cycleAt(to, config)).map((one) => [one.sla, one]))
    const outages = model.incidents.length + model.gaps.length
    const recoveries = { recorded, truth: trueRecoveries(model) }
    return { results, outages, recoveries, ...(await compareMinutes(prometheus.truth, { model, config })) }
  } finally {
    await prometheus.stop()
  }
}

/** A daemon that starts, reads everything up to an instant, and ends. */
async function cycleAt(now: Date, config: Config): Promise<readonly AgreementResult[]> {
  const app = createApp(config, { clock: () => now, logger: createMemoryLogger(), port: 0 })
  await app.start()
  try {
    await app.runCycle()
    return app.status()!.slas
  } finally {
    await app.stop()
  }
}

async function compareMinutes(truth: Truth, { model, config }: { readonly model: Model; readonly config: Config }) {
  const database = await openStore(config.storage.place)
  try {
    const counts = createCountsReader(database, () => undefined)
    const { agreements, slos } = config.services[0]!
    const known = await knownMinutes(counts, sloKey(slos[0]!), model.interval)
    const isKnown = (minute: number) => known.has(minute)
    const windows = model.incidents.map((outage) => around(outage, model.interval))
    const sources = {
      ...{ ...noContracts, counts, traffic: noTraffic, outages: noOutages },
      minutes: createMinutesReader(database, () => undefined),
      exclusions: { read: () => Promise.resolve([]) },
      objectives: await counts.objectives([sloKey(slos[0]!)]),
      now: model.interval.to,
    }
    const questions = windows.flatMap((interval) =>
      agreements
        .filter(({ name }) => BY_MINUTES.includes(name))
        .map((agreement) => ({ agreement, period: { interval, label: 'outage', zone: 'UTC' } })),
    )
    const found = (await readContracts(questions, sources)).map(({ result }) => result.badIntervals!.known)
    const each = windows.map((window, index) => ({
      truth: judgeTruth(truth, window, isKnown).badMinutes,
      found: found.slice(index * BY_MINUTES.length, (index + 1) * BY_MINUTES.length),
    }))
    return { each, truth: judgeTruth(truth, model.interval, isKnown) }
  } finally {
    await database.close()
  }
}

function around({ from, to }: Interval, all: Interval): Interval {
  const first = Math.max(wholeMinute(from).getTime() - AROUND_MS, all.from.getTime())
  const last = Math.min(wholeMinute(to).getTime() + AROUND_MS, all.to.getTime())
  return { from: new Date(first), to: new Date(last) }
}

function configOf(url: string, model: Model, file: string): Config {
  const { from, to } = model.interval
  const retentionSeconds = (to.getTime() - from.getTime() + DAY_MS) / 1000
  const { scrapeSeconds } = model
  const source = exampleSource({ url, retentionSeconds, scrapeIntervalSeconds: scrapeSeconds })
  const total = 'http_requests_total{service="checkout"}'
  const bad = 'http_requests_total{service="checkout",code=~"5.."}'
  const slo = sampleSlo({ indicator: { kind: 'ratio', total, bad }, scrapeIntervalSeconds: scrapeSeconds })
  const base = exampleConfig({ slos: [slo], prometheus: [source] })
  const dataset = sampleDataset({ scrapeIntervalSeconds: scrapeSeconds, expectedDurationSeconds: BACKUP_TAKES_SECONDS })
  const services = base.services.map((service) => ({
    ...service,
    environment: 'production',
    datasets: [dataset],
    agreements: agreementsOf(sloKey(slo)),
  }))
  return { ...base, services, storage: { ...base.storage, place: file } }
}

const badWhen = { bound: 'above', errorRatio: BAD_SHARE, minEvents: 0 } as const

/** One for each method. */
function agreementsOf(key: Agreement['members'][number]): readonly Agreement[] {
  const by = (name: string, measure: Partial<Measure>, terms: Partial<Terms> = {}) => {
    const measured = { ...exampleTerms().measure, ...measure }
    return sampleAgreement({ name, key, members: [key], terms: exampleTerms({ measure: measured, ...terms }) })
  }
  const minutes = { method: 'bad_intervals', badWhen } as const
  return [
    by('bad-1m', minutes),
    by('bad-run', { ...minutes, minConsecutive: 5 }),
    by('bad-5m', { ...minutes, intervalSeconds: 300 }),
    by('bad-1h', { ...minutes, intervalSeconds: 3600 }),
    by('mean-5m', { method: 'mean_interval_error_rate', intervalSeconds: 300 }),
    by('ratio', { method: 'request_ratio' }),
    by('weighted', { method: 'weighted_requests' }),
    { ...by('both-down', minutes, { combine: { how: 'all_down', weights: null } }), members: [key, key] },
    { ...by('recovery', { method: 'recovery', recovery: RECOVERY }), members: [] },
  ]
}
