import type { Config, PrometheusSource } from '../config/config.js'
import { PrometheusError } from '../promql/prometheus-error.js'
import { ignoreSteps } from '../shared/steps.js'
import { trackAnswers, type TrackedReader } from './answer-tracker.js'
import { keepConfigSnapshot } from './config-snapshot-store.js'
import { createCountsReader } from './counts-store.js'
import { registerDatasets } from './dataset-store.js'
import { datasetTrack } from './dataset-track-store.js'
import { ingest, type IngestLimits, type IngestSource } from './ingest-job.js'
import { dropMinutes } from './drop-minutes-store.js'
import { floorToHour } from './ingest-plan.js'
import { createLeftOutLog } from './left-out.js'
import type { Ledger, LedgerParts } from './ledger.js'
import { registerObjectives } from './objective-store.js'
import { objectiveTrack } from './objective-track-store.js'
import { createRecoveryPointsReader } from './recovery-points-store.js'

/** A cycle leaves backlog to the next one after this much time, so that the newest minutes of all come every 30 s. */
const CYCLE_BUDGET_SECONDS = 20

/** Puts the ledger together. Nothing is asked or written before its first job or `ingestUpTo`. */
export function createLedger(parts: LedgerParts): Ledger {
  const { database, config, clock } = parts
  const sources = config.prometheus.map((source) => sourceOf(parts, source))
  const ingestAll = createIngest(parts, sources)
  return {
    job: {
      name: 'ingest',
      cron: '*/30 * * * * *',
      timezone: 'UTC',
      missed: { kind: 'newest' },
      run: (slot, signal) => ingestAll({ upTo: slot, signal, budgetSeconds: CYCLE_BUDGET_SECONDS }),
    },
    housekeepingJob: {
      name: 'ledger-housekeeping',
      cron: '20 3 * * *',
      timezone: 'UTC',
      missed: { kind: 'newest' },
      run: (slot) => dropMinutes(database, config, floorToHour(slot)),
    },
    ingestUpTo: (instant, options = {}) => ingestAll({ ...options, upTo: instant, budgetSeconds: null }),
    counts: createCountsReader(database),
    recoveryPoints: createRecoveryPointsReader(database),
    lastAnswers: () => sources.map(({ source, reader }) => ({ name: source.name, ...reader.last() })),
  }

  function sourceOf(
    { readers, answers }: LedgerParts,
    source: PrometheusSource,
  ): IngestSource & { reader: TrackedReader } {
    const reader = readers.get(source.name)
    if (reader === undefined) throw new Error(`no reader for Prometheus ${source.name}`)
    const { slos, datasets } = askedOf(config, source)
    const before = answers?.find(({ name }) => name === source.name)
    return {
      source,
      reader: trackAnswers(reader, clock, before),
      tracks: [objectiveTrack(slos), datasetTrack(datasets)],
    }
  }
}

function askedOf(config: Config, { name }: PrometheusSource) {
  return {
    slos: config.services.flatMap(({ slos }) => slos.filter(({ prometheus }) => prometheus === name)),
    datasets: config.services.flatMap(({ datasets }) => datasets.filter(({ prometheus }) => prometheus === name)),
  }
}

/** Ingests of one ledger run one after the other; a Prometheus that does not answer keeps no other waiting. */
function createIngest(parts: LedgerParts, sources: readonly IngestSource[]) {
  const onLeftOut = createLeftOutLog(parts.logger, parts.onLeftOut ?? (() => undefined))
  const means = { ...parts, steps: parts.steps ?? ignoreSteps, onLeftOut }
  let isRegistered = false
  let last: Promise<void> = Promise.resolve()

  async function run(limits: IngestLimits): Promise<void> {
    if (!isRegistered) await register(parts, limits.upTo)
    isRegistered = true
    const failures: PrometheusError[] = []
    for (const source of sources) {
      await ingest(means, source, limits).catch((error: unknown) => {
        if (!(error instanceof PrometheusError)) throw error
        failures.push(error)
      })
    }
    if (failures[0] !== undefined) throw failures[0]
  }

  return (limits: IngestLimits): Promise<void> => {
    const next = last.then(() => run(limits))
    last = next.catch(() => undefined)
    return next
  }
}

/** History begins a retention before the first ingest, and stays there: an interrupted backfill goes on, it does not begin anew. */
async function register({ database, config }: LedgerParts, at: Date): Promise<void> {
  await database.transaction().execute(async (transaction) => {
    await keepConfigSnapshot(transaction, config, at)
    for (const source of config.prometheus) {
      const { slos, datasets } = askedOf(config, source)
      const historyFrom = floorToHour(new Date(at.getTime() - source.retentionSeconds * 1000))
      await registerObjectives(transaction, slos, historyFrom)
      await registerDatasets(transaction, datasets, historyFrom)
    }
  })
}
