import type { Interval } from '../calendar/interval.js'
import { batches } from '../shared/batches.js'
import { appendTo, listsBy } from '../shared/lists-by.js'
import { SETTLE_SECONDS } from '../slo/counts.js'
import { MOST_NAME_CHARACTERS } from './minute-queries.js'
import type { Target } from './target.js'

const MINUTE_MS = 60_000
const HOUR_MS = 3_600_000
/**
 * No answer about the past holds more samples than this. Of each stretch the server unpacks what lies before and behind it as well: with 15,000 it has half as
 * much work again.
 */
const MOST_SAMPLES = 50_000
/** What every cycle reads: the settled minutes again, and a new one. */
const CYCLE_MINUTES = SETTLE_SECONDS / 60 + 1
/**
 * So many samples may one answer hold of those: each portion lays and moves all of its targets, so that ten thousand of them, cut by the minute,
 * would be moved six times in every cycle.
 */
const MOST_CYCLE_SAMPLES = 60_000
/** A raw query loads every sample of its range into the server's memory: a day at a time is kind to it. */
const MOST_MINUTES = 1440

/** Targets that are read together, because they stand at the same minute. */
export interface IngestGroup {
  readonly targets: readonly Target[]
  /** Whole minutes that have not been asked for, and those to be read again. */
  readonly interval: Interval
}

interface IngestBounds {
  readonly upTo: Date
  readonly earliest: Date
  readonly againEverySeconds: number
}

function floorTo(at: Date, stepMs: number): Date {
  return new Date(Math.floor(at.getTime() / stepMs) * stepMs)
}

/** The last whole minute's end at or before `at`. */
export function floorToMinute(at: Date): Date {
  return floorTo(at, MINUTE_MS)
}

export function floorToHour(at: Date): Date {
  return floorTo(at, HOUR_MS)
}

/**
 * What has to be read so that every minute before `upTo` has been asked for. Targets that stand at the same minute make one group; those
 * nearest to `upTo` come first, so that a new objective's backfill never keeps the others waiting. A target whose every minute has been asked
 * for is left alone: settled minutes are read again together with the next one.
 *
 * @param earliest what lies before it is not asked for: Prometheus no longer has it
 * @param againEverySeconds settled minutes are read again where a multiple of it has gone by; 60: with each minute
 */
export function planIngest(targets: readonly Target[], bounds: IngestBounds): readonly IngestGroup[] {
  const { upTo } = bounds
  const byStart = new Map<number, Target[]>()
  for (const target of targets) {
    const from = startOf(target, bounds)
    const isThere = target.watermark !== null && target.watermark >= upTo
    if (!isThere && from < upTo.getTime()) appendTo(byStart, from, target)
  }
  return [...byStart]
    .toSorted(([a], [b]) => b - a)
    .flatMap(([from, members]) =>
      portionsOf(members).map((some) => ({ targets: some, interval: { from: new Date(from), to: upTo } })),
    )
}

/** What is asked for at once is in memory at once: more of it outlives the young collections, and the old ones take as long as all the rest. */
const MOST_SERIES = 1000

/** Targets of a service stay together, and as many services as a query can name. */
function portionsOf(targets: readonly Target[]): readonly (readonly Target[])[] {
  const portions: Target[][] = []
  let [series, characters] = [Infinity, Infinity]
  for (const [service, own] of listsBy(targets, (target) => target.service)) {
    for (const some of batches(own, MOST_SERIES)) {
      series += seriesOf(some)
      characters += service.length + 1
      if (series > MOST_SERIES || characters > MOST_NAME_CHARACTERS) {
        portions.push([])
        ;[series, characters] = [seriesOf(some), service.length + 1]
      }
      portions.at(-1)?.push(...some)
    }
  }
  return portions
}

function startOf({ watermark, historyFrom }: Target, { upTo, earliest, againEverySeconds }: IngestBounds): number {
  if (watermark === null) return historyFrom.getTime()
  const turnOf = (at: Date) => Math.floor(at.getTime() / (againEverySeconds * 1000))
  const again = turnOf(upTo) > turnOf(watermark) ? SETTLE_SECONDS * 1000 : 0
  return Math.max(watermark.getTime() - again, historyFrom.getTime(), earliest.getTime())
}

/** A grouped target whose groups are not known yet is taken for this many. */
const GROUPS_EXPECTED = 20

function seriesOf(targets: readonly Target[]): number {
  return targets.reduce((sum, { division: { by, rows } }) => {
    return sum + (by.length === 0 ? 1 : Math.max(GROUPS_EXPECTED, rows.size))
  }, 0)
}

function minutesTogether(series: number): number {
  const ofCycle = Math.min(CYCLE_MINUTES, Math.floor(MOST_CYCLE_SAMPLES / series))
  return Math.min(MOST_MINUTES, Math.max(1, ofCycle, Math.floor(MOST_SAMPLES / series)))
}

/**
 * Cuts an interval into portions whose answers stay small, oldest first, at whole hours where possible. How it is cut does not show in
 * the ledger.
 */
export function chunksOf({ targets, interval: { from, to } }: IngestGroup): readonly Interval[] {
  const minutes = minutesTogether(seriesOf(targets))
  const chunks: Interval[] = []
  for (let start = from; start < to;) {
    const furthest = new Date(Math.min(to.getTime(), start.getTime() + minutes * MINUTE_MS))
    const hour = floorToHour(furthest)
    const end = furthest.getTime() < to.getTime() && hour > start ? hour : furthest
    chunks.push({ from: start, to: end })
    start = end
  }
  return chunks
}
