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

/** A stretch of the week in minutes from Monday, 00:00; it may reach into the next week. */
interface Stretch {
  readonly from: number
  readonly to: number
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

function stretchesOf({ weekdays = WEEKDAYS, from, to }: WrittenRange): Stretch[] {
  const [first, last] = [minuteOf(from), minuteOf(to)]
  return WEEKDAYS.flatMap((day, index) => {
    if (!weekdays.includes(day)) return []
    const start = index * DAY
    return [{ from: start + first, to: start + (last > first ? last : last + DAY) }]
  })
}

/** What begins on Sunday may end on Monday. */
function nextWeekToo({ from, to }: Stretch): Stretch[] {
  return [
    { from, to },
    { from: from + WEEK, to: to + WEEK },
  ]
}

function sharedOf(one: Stretch, other: Stretch): number | null {
  const from = Math.max(one.from, other.from)
  return from < Math.min(one.to, other.to) ? from : null
}

function minuteOf(text: string): number {
  const [hours = 0, minutes = 0] = text.split(':').map(Number)
  return hours * 60 + minutes
}

function writtenMoment(minute: number): string {
  const two = (value: number) => String(value).padStart(2, '0')
  return `${WEEKDAYS[Math.floor(minute / DAY)] ?? ''} ${two(Math.floor((minute % DAY) / 60))}:${two(minute % 60)}`
}
