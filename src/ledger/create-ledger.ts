import { byJob } from '../audit/initiator.js'
import { ignoreMeter } from '../shared/meter.js'
import { ignoreSteps } from '../shared/steps.js'
import { toUnix } from '../store/unix-time.js'
import { createBackfillWatch } from './backfill.js'
import { keepConfigSnapshot } from './config-snapshot-store.js'
import { createCountsReader } from './counts-store.js'
import { registerDatasets } from './dataset-store.js'
import { dropMinutes } from './drop-minutes-store.js'
import { floorToHour } from './ingest-plan.js'
import { LEDGER_METRICS } from './ledger-metrics.js'
import { askedOf, ledgerSources, pingedOf } from './ledger-sources.js'
import { createLedgerWork, type LedgerWork } from './ledger-work.js'
import type { Ledger, LedgerParts } from './ledger.js'
import { createPingMinutesJob } from './ping-minutes-job.js'
import { createMinutesReader } from './minutes-store.js'
import { registerObjectives } from './objective-store.js'
import { createLeftOutLog } from './place-of-series.js'
import { createExposureTrackReader, createRecoveryPointsReader } from './recovery-points-store.js'
import { createRefusedLog } from './refused-log.js'
import { createTrafficReader } from './traffic-store.js'
import { createUnreadableHours } from './unreadable-hours.js'

/** A cycle leaves backlog to the next one after this much time, so that the newest minutes of all come every 30 s. */
const CYCLE_BUDGET_SECONDS = 20

/** Puts the ledger together. Nothing is asked or written before its first job, `ingestUpTo` or `refill`. */
export function createLedger(parts: LedgerParts): Ledger {
  const { database, clock, logger, meter = ignoreMeter } = parts
  const sources = ledgerSources(parts)
  const refused = createRefusedLog(logger, (labels) => {
    meter.count(LEDGER_METRICS.refused, labels)
  })
  const { unreadable, counts } = createHours(parts)
  const backfill = createBackfillWatch(clock)
  const means = {
    ...parts,
    steps: parts.steps ?? ignoreSteps,
    initiator: parts.initiator ?? byJob('ledger-refill'),
    onLeftOut: createLeftOutLog(logger, (labels) => {
      meter.count(LEDGER_METRICS.leftOut, labels)
    }),
    onRefused: refused.note,
    onUnreadable: unreadable.note,
    backfill,
  }
  const work = createLedgerWork(means, {
    sources,
    register: (at) => register(parts, at, { unreadable, counts }),
    prepare: () => unreadable.setAsideNoted(database),
  })
  return {
    ...jobsOf(parts, work),
    pingJob: createPingMinutesJob({ ...means, datasets: pingedOf(parts.config) }),
    ingestUpTo: (instant, options = {}) => work.ingest({ ...options, upTo: instant, budgetSeconds: null }),
    refill: (interval, signal) => work.refill({ interval, slot: null, now: clock(), signal }),
    counts,
    minutes: createMinutesReader(database, unreadable.note),
    traffic: createTrafficReader(database, unreadable.note),
    recoveryPoints: createRecoveryPointsReader(database, unreadable.note),
    exposureTracks: createExposureTrackReader(database, unreadable.note),
    backfill: () => backfill.now(),
    refusedMinutes: refused.newest,
    lastAnswers: () => sources.map(({ source, reader }) => ({ name: source.name, ...reader.last() })),
  }
}

/** Counts of hours, and what becomes of hours that cannot be read: once one is set aside, what is remembered of sums is no longer so. */
function createHours(parts: LedgerParts) {
  const unreadable = createUnreadableHours({
    ...parts,
    onSetAside() {
      counts.forget()
    },
  })
  const counts = createCountsReader(parts.database, unreadable.note)
  return { unreadable, counts }
}

function jobsOf(
  { database, config, clock }: LedgerParts,
  work: LedgerWork,
): Pick<Ledger, 'job' | 'refillJob' | 'housekeepingJob'> {
  const always = { timezone: 'UTC', missed: { kind: 'newest' } } as const
  return {
    job: {
      ...{ ...always, name: 'ingest', cron: '*/30 * * * * *', after: ['alerts'] },
      run: (slot, signal) => work.ingest({ upTo: slot, signal, budgetSeconds: CYCLE_BUDGET_SECONDS }),
    },
    refillJob: {
      ...{ ...always, name: 'ledger-refill', cron: '7 * * * *', after: ['ingest'] },
      run: async (slot, signal) => {
        await work.refill({ interval: null, slot: toUnix(floorToHour(slot)), now: clock(), signal })
      },
    },
    housekeepingJob: {
      ...{ ...always, name: 'ledger-housekeeping', cron: '20 3 * * *' },
      run: (slot) => dropMinutes(database, config, floorToHour(slot)),
    },
  }
}

/** History begins a retention before the first ingest, and stays there: an interrupted backfill goes on, it does not begin anew. */
async function register(
  { database, config }: LedgerParts,
  at: Date,
  { unreadable, counts }: ReturnType<typeof createHours>,
): Promise<void> {
  await unreadable.setAsideBeyondBounds(database)
  await database.write(async (transaction) => {
    await keepConfigSnapshot(transaction, config, at)
    for (const source of config.prometheus) {
      const { slos, datasets } = askedOf(config, source)
      const historyFrom = floorToHour(new Date(at.getTime() - source.retentionSeconds * 1000))
      await registerObjectives(transaction, slos, historyFrom)
      await registerDatasets(transaction, datasets, historyFrom)
    }
  })
  // What is divided otherwise now, or has another name, is read from its beginning again.
  counts.forget()
}
