import { objectiveId, type CountsReader, type ObjectiveKey } from '../../src/slo/counts.js'
import type { Interval } from '../../src/calendar/interval.js'
import { truthOver, type Truth } from './history/model.js'
import { countsIn } from './counts-in.js'

/** An error ratio beside the one that was scraped, over the minutes that the ledger observed. */
export interface Comparison {
  readonly errorRatio: number
  /** Of the increments that were scraped: no PromQL can see more. */
  readonly scrapedRatio: number
  /** Of every event, seen or not. */
  readonly trueRatio: number
  readonly events: number
  /** |errorRatio − scrapedRatio| / scrapedRatio */
  readonly relativeError: number
  /** The same difference as a number of events. */
  readonly errorsOff: number
  /** Minutes of the interval that the ledger does not know. */
  readonly unknownMinutes: readonly Date[]
}

export interface Claim {
  readonly errorRatio: number
  readonly events: number
}

/**
 * Compares a claimed error ratio with the truth over the known minutes. `bad` says which events of the model are bad.
 *
 * The bar is: within 0.5 % of the scraped ratio, or 10 events (see `isWithinBar`).
 */
export function compareWithTruth(claim: Claim, { truth, interval, known, bad }: Measured): Comparison {
  const isKnown = (minute: Date) => minute >= interval.from && minute < interval.to && known.has(minute.getTime())
  const sum = truthOver(truth, isKnown)
  const scraped = bad === 'slow' ? sum.scrapedSlow : sum.scrapedErrors
  const scrapedRatio = scraped / sum.scrapedEvents
  const off = Math.abs(claim.errorRatio - scrapedRatio)
  const unknownMinutes: Date[] = []
  for (let minute = interval.from; minute < interval.to; minute = new Date(minute.getTime() + 60_000)) {
    if (!known.has(minute.getTime())) unknownMinutes.push(minute)
  }
  return {
    errorRatio: claim.errorRatio,
    scrapedRatio,
    trueRatio: (bad === 'slow' ? sum.slow : sum.errors) / sum.events,
    events: claim.events,
    relativeError: off / scrapedRatio,
    errorsOff: off * sum.scrapedEvents,
    unknownMinutes,
  }
}

export interface Measured {
  readonly truth: Truth
  readonly interval: Interval
  /** Minutes (start, in ms) that the ledger knows. */
  readonly known: ReadonlySet<number>
  readonly bad: 'errors' | 'slow'
}

/** The accuracy that the ledger promises. */
export function isWithinBar({ relativeError, errorsOff }: Comparison): boolean {
  return relativeError <= 0.005 || errorsOff <= 10
}

/** What the ledger says of one objective over an interval; a missing objective is a failure of the test. */
export async function claimOf(counts: CountsReader, key: ObjectiveKey, interval: Interval): Promise<Claim> {
  const found = (await countsIn(counts, [key], interval)).get(objectiveId(key))
  if (found === undefined) throw new Error(`the ledger knows nothing of ${objectiveId(key)}`)
  return { errorRatio: found.errors / found.events, events: found.events }
}

/** The minutes (start, in ms) of an objective that the ledger knows, asked for one by one hour. */
export async function knownMinutes(counts: CountsReader, key: ObjectiveKey, interval: Interval): Promise<Set<number>> {
  const known = new Set<number>()
  const observed = async (from: number, to: number) => {
    const answer = await countsIn(counts, [key], { from: new Date(from), to: new Date(to) })
    return answer.get(objectiveId(key))?.observedSeconds ?? 0
  }
  for (let hour = interval.from.getTime(); hour < interval.to.getTime(); hour += 3_600_000) {
    const end = Math.min(hour + 3_600_000, interval.to.getTime())
    const isWhole = (await observed(hour, end)) === (end - hour) / 1000
    for (let minute = hour; minute < end; minute += 60_000) {
      if (isWhole || (await observed(minute, minute + 60_000)) > 0) known.add(minute)
    }
  }
  return known
}
