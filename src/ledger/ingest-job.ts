import { type Interval, secondsOf } from '../calendar/interval.js'
import type { Initiator } from '../audit/initiator.js'
import type { PrometheusSource } from '../prometheus/source.js'
import type { PrometheusError } from '../promql/prometheus-error.js'
import type { SeriesReader } from '../promql/series-reader.js'
import { breathe } from '../shared/breathe.js'
import type { Clock } from '../shared/clock.js'
import type { Logger } from '../shared/logger.js'
import type { Steps } from '../shared/steps.js'
import type { Slo } from '../slo/slo.js'
import type { Database, Transaction } from '../store/database.js'
import type { BackfillWatch } from './backfill.js'
import { chunksOf, floorToMinute, type IngestGroup, planIngest } from './ingest-plan.js'
import { fillNoting } from './late-hours-store.js'
import type { IngestOptions, IngestProgress } from './ledger.js'
import type { Refusal } from './plausible.js'
import { readMinutes } from './read-minutes.js'
import type { OnLeftOut, OnRefused, Target, Track } from './target.js'
import type { UnreadableHour } from './unreadable-store.js'

/** One Prometheus and what is read from it. */
export interface IngestSource {
  readonly source: PrometheusSource
  readonly reader: SeriesReader
  readonly tracks: readonly Track[]
  readonly slos: readonly Slo[]
}

export interface IngestParts {
  readonly database: Database
  readonly clock: Clock
  readonly logger: Logger
  readonly steps: Steps
  readonly onLeftOut: OnLeftOut
  readonly onRefused: OnRefused
  readonly onUnreadable: (hour: UnreadableHour) => void
  readonly backfill: BackfillWatch
  /** Who fills holes. */
  readonly initiator: Initiator
}

export interface IngestLimits extends IngestOptions {
  readonly upTo: Date
  /** Backlog is left for the next call once this much time has passed; `null`: all of it is read. */
  readonly budgetSeconds: number | null
}

/**
 * The one way into the ledger: reads every whole minute before `upTo` that one Prometheus has not been asked for, and commits portion by
 * portion, rows and watermark together. Live operation, catching up after downtime and first backfill are this same call; repeating it
 * changes nothing. Portions nearest to `upTo` come first, each group has at least one, backlog is read oldest first.
 *
 * Steps told: `ingest:planned`, `ingest:queried`, `ingest:merged`, `ingest:rows-written`, `ingest:committed`. Rejects with
 * `PrometheusError` at the first question that is not answered; what was committed stays.
 *
 * @returns whether no backlog was left
 */
export async function ingest(parts: IngestParts, from: IngestSource, limits: IngestLimits): Promise<boolean> {
  const start = parts.clock().getTime()
  const isOver = () => {
    return limits.budgetSeconds !== null && parts.clock().getTime() - start > limits.budgetSeconds * 1000
  }
  const plans = await planAll(parts, from, floorToMinute(limits.upTo))
  const progress = createProgress(
    plans.map(({ group }) => group),
    limits.onProgress,
    parts.clock,
  )
  parts.backfill.planned(
    from.source.name,
    plans.map(({ group }) => group),
  )
  parts.steps('ingest:planned')
  let left = 0
  for (const plan of plans) {
    for (const [index, interval] of chunksOf(plan.group).entries()) {
      limits.signal?.throwIfAborted()
      if (index > 0 && isOver()) left += secondsOf(interval) / 60
      else {
        await ingestPortion(parts, from, { ...plan, interval, signal: limits.signal, noteFill: null })
        progress.add(interval)
        parts.backfill.read(from.source.name, interval)
      }
    }
  }
  if (left === 0) parts.backfill.ended(from.source.name)
  else parts.logger.info({ prometheus: from.source.name, minutes: left }, 'backlog is left to the next cycle')
  return left === 0
}

interface Plan {
  readonly track: Track
  readonly group: IngestGroup
}

/** The groups of all tracks, those nearest to `upTo` first. */
async function planAll(parts: IngestParts, { source, tracks }: IngestSource, upTo: Date): Promise<readonly Plan[]> {
  const earliest = floorToMinute(new Date(upTo.getTime() - source.retentionSeconds * 1000))
  const plans = await Promise.all(
    tracks.map(async (track) => {
      const { againEverySeconds } = track
      const targets = await parts.database.read((reader) => track.load(reader))
      const groups = planIngest(targets, { upTo, earliest, againEverySeconds })
      return groups.map((group) => ({ track, group }))
    }),
  )
  return plans.flat().toSorted((a, b) => b.group.interval.from.getTime() - a.group.interval.from.getTime())
}

/** One question. */
export interface PortionPlan extends Plan {
  readonly interval: Interval
  readonly signal: AbortSignal | undefined
  /** Notes that unknown minutes took something in: those that are known stay as they are. `null`: all are taken as they come. */
  readonly noteFill: ((transaction: Transaction) => Promise<void>) | null
}

/**
 * Asks for a portion and keeps what came. Rejects with `PrometheusError`.
 *
 * @returns unknown seconds that are known now, summed over the targets; 0 unless the plan only fills
 */
export async function ingestPortion(
  parts: IngestParts,
  { source, reader }: IngestSource,
  plan: PortionPlan,
): Promise<number> {
  const { database, clock, logger, steps, onLeftOut, onUnreadable } = parts
  const { track, interval, signal, noteFill } = plan
  const fillsOnly = noteFill !== null
  const { targets } = plan.group
  const onRejected = ({ service, name }: Target, err: PrometheusError) => {
    logger.warn({ prometheus: source.name, service, name, err }, 'a raw query was refused')
  }
  const { replicaLabels } = source
  const asked = { reader, kind: track.kind, targets, replicaLabels, interval, signal, onRejected, onLeftOut }
  const { values, refused, rivalries } = await readMinutes(asked)
  steps('ingest:queried')
  // To read a thousand answers took a while, and to keep them takes another.
  await breathe()
  for (const target of targets) tellRefused(target, refused.get(target.id), parts.onRefused)
  const portion = { targets, values, rivalries, watermark: interval.to, steps, onLeftOut, onUnreadable, fillsOnly }
  const filled = await database.write(async (transaction) => {
    const keep = () => track.keep(transaction, portion)
    if (noteFill !== null) {
      const filling = { track, targets, interval, now: clock(), actor: parts.initiator }
      const seconds = await fillNoting(transaction, filling, keep)
      if (seconds > 0) await noteFill(transaction)
      return seconds
    }
    await keep()
    return 0
  })
  steps('ingest:committed')
  return filled
}

function tellRefused(
  target: Target,
  groups: ReadonlyMap<string, ReadonlyMap<number, Refusal>> | undefined,
  onRefused: OnRefused,
): void {
  for (const minutes of groups?.values() ?? []) {
    for (const [minute, refusal] of minutes) onRefused(target, minute, refusal)
  }
}

/** Counts portions of history as they come in. */
export interface Progress {
  add(done: Interval): void
}

/** Tells `onProgress` after every portion how far all groups together have come. */
export function createProgress(
  groups: readonly IngestGroup[],
  onProgress: ((progress: IngestProgress) => void) | undefined,
  clock: Clock,
): Progress {
  const start = clock().getTime()
  const objectives = groups.reduce((sum, { targets }) => sum + targets.length, 0)
  const minutesTotal = groups.reduce((sum, { interval }) => sum + secondsOf(interval) / 60, 0)
  let minutesDone = 0
  return {
    add(done) {
      minutesDone += secondsOf(done) / 60
      const seconds = Math.max(0.001, (clock().getTime() - start) / 1000)
      onProgress?.({ objectives, minutesDone, minutesTotal, minutesPerSecond: minutesDone / seconds })
    },
  }
}
