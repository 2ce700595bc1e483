import type { Interval } from '../calendar/interval.js'
import { fromUnix } from '../store/unix-time.js'
import type { Target } from './target.js'

const HOUR = 3600

/** Whole hours in Unix seconds, `[from, to)`. */
export interface HourSpan {
  readonly from: number
  readonly to: number
}

/** Hours of a target with unknown minutes, one after the other. */
export interface Gap extends HourSpan {
  /** Whether something is known after it: whoever was silent speaks again. */
  readonly hasEnded: boolean
}

/**
 * The gaps of a target within a span.
 *
 * @param whole hours of which every minute is known
 */
export function gapsIn({ from, to }: HourSpan, whole: ReadonlySet<number>): readonly Gap[] {
  const gaps: Gap[] = []
  for (let start = from; start < to; start += HOUR) {
    if (whole.has(start)) continue
    let end = start + HOUR
    while (end < to && !whole.has(end)) end += HOUR
    gaps.push({ from: start, to: end, hasEnded: end < to })
    start = end
  }
  return gaps
}

/** Late data comes within hours of the return of whoever was silent: for a day every hour is asked for again each hour. */
const HOURLY_FOR = 24

/**
 * Whether an hour is due to be asked for again: each hour for a day after the silence ended (after the hour itself, while it goes on), then
 * after 2, 4, 8, … days.
 *
 * @param slot whole hour of the run, Unix seconds
 */
function isDue(hour: number, gap: Gap, slot: number): boolean {
  const hours = (slot - (gap.hasEnded ? gap.to : hour + HOUR)) / HOUR
  return hours <= HOURLY_FOR || (hours % HOURLY_FOR === 0 && Number.isInteger(Math.log2(hours / HOURLY_FOR)))
}

/** The parts of gaps that are due. */
export function dueSpans(gaps: readonly Gap[], slot: number): readonly HourSpan[] {
  return gaps.flatMap((gap) => {
    const spans: HourSpan[] = []
    for (let hour = gap.from; hour < gap.to; hour += HOUR) {
      const last = spans.at(-1)
      if (!isDue(hour, gap, slot)) continue
      if (last?.to === hour) spans[spans.length - 1] = { from: last.from, to: hour + HOUR }
      else spans.push({ from: hour, to: hour + HOUR })
    }
    return spans
  })
}

/** Targets that lack the same hours are asked for together. */
export interface RefillGroup {
  readonly targets: readonly Target[]
  readonly interval: Interval
}

/** @param lacking spans by target */
export function refillGroups(lacking: ReadonlyMap<Target, readonly HourSpan[]>): readonly RefillGroup[] {
  const groups = new Map<string, { readonly span: HourSpan; readonly targets: Target[] }>()
  for (const [target, spans] of lacking) {
    for (const span of spans) {
      const key = `${span.from}/${span.to}`
      const group = groups.get(key) ?? { span, targets: [] }
      group.targets.push(target)
      groups.set(key, group)
    }
  }
  return [...groups.values()].map(({ span, targets }) => {
    return { targets, interval: { from: fromUnix(span.from), to: fromUnix(span.to) } }
  })
}
