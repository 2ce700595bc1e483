import type { Interval } from '../calendar/interval.js'
import { noCounts, sumOfCounts, type Counts } from '../slo/counts.js'
import type { MinuteRows } from './contract/contract-input.js'
import { common, lengthOf, minuteOf, type Span } from './contract/spans.js'

/** What was counted in the judged minutes of an agreement, over all its members. */
export interface Observed {
  /** Events and errors of all members; seconds in which each of them is known. */
  readonly counts: Counts
  /** Seconds in which any of them is not. */
  readonly unknownSeconds: number
  /** Those of them of which sums of whole hours are kept. */
  readonly summedSeconds: number
}

export const noObserved: Observed = { counts: noCounts, unknownSeconds: 0, summedSeconds: 0 }

/** Of two stretches that do not overlap. */
export function sumOfObserved(a: Observed, b: Observed): Observed {
  return {
    counts: sumOfCounts([a.counts, b.counts]),
    unknownSeconds: a.unknownSeconds + b.unknownSeconds,
    summedSeconds: a.summedSeconds + b.summedSeconds,
  }
}

/** Minutes of one member. */
export interface ObservedRows extends MinuteRows {
  /** Beginnings of hours, Unix seconds, of which only sums are kept. */
  readonly summed: ReadonlySet<number>
}

/**
 * Adds up what is known of the minutes that count.
 *
 * @param counted minutes that count, see `ContractPlan`
 */
export function observe(members: readonly ObservedRows[], counted: readonly Span[], stretch: Interval): Observed {
  const spans = common(counted, [{ from: minuteOf(stretch.from), to: minuteOf(stretch.to) }])
  const all = lengthOf(spans)
  const unknown: Unknown = { from: minuteOf(stretch.from), of: new Uint8Array(Math.max(0, lengthOfStretch(stretch))) }
  const sums = { events: 0, errors: 0 }
  for (const rows of members) {
    for (const span of spans) addUp(rows, span, { sums, unknown })
  }
  const { events, errors } = sums
  const unknownMinutes = unknown.of.reduce((sum, one) => sum + one, 0)
  return {
    counts: { events, errors, observedSeconds: (all - unknownMinutes) * 60 },
    unknownSeconds: unknownMinutes * 60,
    summedSeconds: unknownMinutes === 0 ? 0 : summedSeconds(members, unknown.of, stretch),
  }
}

interface Unknown {
  /** The first minute. */
  readonly from: number
  /** 1: some member is unknown. */
  readonly of: Uint8Array
}

interface Adding {
  readonly sums: { events: number; errors: number }
  readonly unknown: Unknown
}

function lengthOfStretch({ from, to }: Interval): number {
  return minuteOf(to) - minuteOf(from)
}

function addUp({ from, ...values }: MinuteRows, span: Span, { sums, unknown }: Adding): void {
  const first = minuteOf(from)
  let [events, errors] = [0, 0]
  for (let minute = span.from; minute < span.to; minute++) {
    const happened = values.events[minute - first] ?? NaN
    if (Number.isNaN(happened)) unknown.of[minute - unknown.from] = 1
    else {
      events += happened
      errors += values.errors[minute - first] ?? 0
    }
  }
  sums.events += events
  sums.errors += errors
}

function summedSeconds(members: readonly ObservedRows[], unknown: Uint8Array, { from }: Interval): number {
  const first = minuteOf(from)
  const isSummed = (index: number) => {
    const hour = Math.floor((first + index) / 60) * 3600
    return members.some(({ summed }) => summed.has(hour))
  }
  return unknown.reduce((sum, one, index) => (one === 1 && isSummed(index) ? sum + 60 : sum), 0)
}
