import { rangeOf } from './contract/hours.js'
import type { Span } from './contract/spans.js'
import { WEEKDAYS } from './terms.js'

const DAY = 24 * 60
const WEEK = 7 * DAY

/** Hours of some days of the week, as they are written. */
interface WrittenRange {
  /** Default: all. */
  readonly weekdays?: readonly string[] | undefined
  readonly from: string
  readonly to: string
}

/**
 * The first moment of the week that a range shares with any of others.
 *
 * @returns such as `mon 10:00`; `null`: there is none
 */
export function overlapOf(range: WrittenRange, others: readonly WrittenRange[]): string | null {
  const theirs = others.flatMap(stretchesOf).flatMap(nextWeekToo)
  const shared = stretchesOf(range)
    .flatMap(nextWeekToo)
    .flatMap((own) => theirs.flatMap((one) => sharedOf(own, one) ?? []))
  if (shared.length === 0) return null
  return writtenMoment(Math.min(...shared.map((minute) => minute % WEEK)))
}

/** In minutes from Monday, 00:00; it may reach into the next week. */
function stretchesOf({ weekdays = WEEKDAYS, ...range }: WrittenRange): Span[] {
  const { from, to } = rangeOf(range)
  return WEEKDAYS.flatMap((day, index) => {
    const start = index * DAY
    return weekdays.includes(day) ? [{ from: start + from, to: start + to }] : []
  })
}

/** What begins on Sunday may end on Monday. */
function nextWeekToo({ from, to }: Span): Span[] {
  return [
    { from, to },
    { from: from + WEEK, to: to + WEEK },
  ]
}

function sharedOf(one: Span, other: Span): number | null {
  const from = Math.max(one.from, other.from)
  return from < Math.min(one.to, other.to) ? from : null
}

function writtenMoment(minute: number): string {
  const two = (value: number) => String(value).padStart(2, '0')
  return `${WEEKDAYS[Math.floor(minute / DAY)] ?? ''} ${two(Math.floor((minute % DAY) / 60))}:${two(minute % 60)}`
}
