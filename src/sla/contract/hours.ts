import { steadyStretchAt } from '../../calendar/steady-stretch.js'
import { WEEKDAYS, type HourRange, type Hours } from '../terms.js'
import { type Span, union } from './spans.js'

const DAY = 1440
const DAY_MS = 86_400_000
const MINUTE_MS = 60_000

/**
 * The minutes of a span whose reading on the wall clock lies in a range of the week: an hour that the clocks skip is not there, one that comes
 * twice is there twice.
 *
 * @param hours `null`: around the clock
 */
export function hoursWithin(hours: Hours | null, span: Span): readonly Span[] {
  if (hours === null) return span.from < span.to ? [span] : []
  const ranges = readRanges(hours)
  const open: Span[] = []
  let from = span.from
  while (from < span.to) {
    const { to, ahead } = steadyStretchAt(from * MINUTE_MS, hours.timezone)
    const end = Math.min(span.to, to / MINUTE_MS)
    open.push(...openWithin({ from, to: end }, Math.round(ahead / MINUTE_MS), ranges))
    from = end
  }
  return union(open)
}

interface Ranges {
  readonly byWeekday: readonly (readonly Span[])[]
  /** Days since 1970. */
  readonly holidays: ReadonlySet<number>
}

function readRanges({ ranges, holidays }: Hours): Ranges {
  return {
    byWeekday: WEEKDAYS.map((day) => ranges.filter(({ weekdays }) => weekdays.includes(day)).map(rangeOf)),
    holidays: new Set(holidays.map((day) => Date.parse(day) / DAY_MS)),
  }
}

/** A range in minutes of the day on which it begins; over midnight it ends beyond 1440. */
export function rangeOf({ from, to }: Pick<HourRange, 'from' | 'to'>): Span {
  const [begin, end] = [minutesOf(from), minutesOf(to)]
  return { from: begin, to: end > begin ? end : end + DAY }
}

function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return hours * 60 + minutes
}

/** Within time in which the clock is `ahead` of UTC by so many minutes all along. */
function openWithin(span: Span, ahead: number, { byWeekday, holidays }: Ranges): readonly Span[] {
  const open: Span[] = []
  const lastDay = Math.floor((span.to + ahead) / DAY)
  // A range over midnight may have begun the day before.
  for (let day = Math.floor((span.from + ahead) / DAY) - 1; day <= lastDay; day++) {
    if (holidays.has(day)) continue
    for (const range of byWeekday[weekdayOf(day)] ?? []) {
      const from = Math.max(span.from, day * DAY + range.from - ahead)
      const to = Math.min(span.to, day * DAY + range.to - ahead)
      if (from < to) open.push({ from, to })
    }
  }
  return open
}

/** Index in `WEEKDAYS` of a day since 1970, which began with a Thursday. */
function weekdayOf(day: number): number {
  return (((day + 3) % 7) + 7) % 7
}
