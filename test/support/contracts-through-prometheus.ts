import { createApp } from '../../src/app/create-app.js'
import type { Config } from '../../src/config/config.js'
import type { AgreementResult } from '../../src/sla/agreement-result.js'
import type { Agreement } from '../../src/sla/agreement.js'
import type { Measure, Terms } from '../../src/sla/terms.js'
import { sloKey } from '../../src/slo/slo.js'
import { openStore } from '../../src/store/open-store.js'
import { createCountsReader } from '../../src/ledger/counts-store.js'
import { BAD_SHARE, judgeTruth, type TrueContract } from './contract-world.js'
import { knownMinutes } from './compare-with-truth.js'
import { exampleConfig, exampleSource } from './example-config.js'
import type { Model } from './history/model.js'
import { createMemoryLogger } from './memory-logger.js'
import { startPrometheusWithHistory } from './prometheus-with-history.js'
import { sampleAgreement, exampleTerms } from './sample-agreement.js'
import { sampleSlo } from './sample-slo.js'

/** What agreements of every method say of a model's history, and what is true. */
export interface JudgedHistory {
  /** By name of the agreement. */
  readonly results: ReadonlyMap<string, AgreementResult>
  readonly truth: TrueContract
  /** Outages and gaps: each has two ends. */
  readonly outages: number
}

const DAY_MS = 86_400_000

/**
 * Lets a daemon read a history out of a real Prometheus, restarts it in the middle, and asks its status at the end.
 *
 * @param file of its store
 */
export async function judgeThroughPrometheus(model: Model, file: string): Promise<JudgedHistory> {
  const prometheus = await startPrometheusWithHistory({ model })
  try {
    const { from, to } = model.interval
    const config = configOf(prometheus.url, model, file)
    const middle = new Date((from.getTime() + to.getTime()) / 2)
    for (const now of [middle, to]) {
      const app = createApp(config, { clock: () => now, logger: createMemoryLogger(), port: 0 })
      await app.start()
      try {
        await app.runCycle()
        if (now === to) {
          const slas = app.status()!.slas
          return { ...(await truthOf(prometheus.truth)), results: new Map(slas.map((one) => [one.sla, one])) }
        }
      } finally {
        await app.stop()
      }
    }
    throw new Error('the last daemon has not been asked')

    async function truthOf(truth: Parameters<typeof judgeTruth>[0]) {
      const database = await openStore(file)
      try {
        const counts = createCountsReader(database, () => undefined)
        const known = await knownMinutes(counts, sloKey(config.services[0]!.slos[0]!), model.interval)
        const outages = model.incidents.length + model.gaps.length
        return { truth: judgeTruth(truth, model.interval, (minute) => known.has(minute)), outages }
      } finally {
        await database.close()
      }
    }
  } finally {
    await prometheus.stop()
  }
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
  const services = base.services.map((service) => ({ ...service, agreements: agreementsOf(sloKey(slo)) }))
  return { ...base, services, storage: { ...base.storage, file } }
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
  ]
}
