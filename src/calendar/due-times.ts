import { withWritten } from '../shared/written-value.js'
import { readCron, type CronReading } from './cron-pattern.js'
import { showingOf, wallTimeAt, type WallTime } from './wall-clock.js'

/** When something is planned: a cron expression (five fields, or six with seconds first) read in an IANA zone. */
export interface Schedule {
  readonly cron: string
  readonly timezone: string
}

/** Bounds of a search for planned instants: later than `after`, not later than `until`. */
export interface SlotRange {
  readonly after: Date
  readonly until: Date
}

/** No clock goes back further than this. */
const FURTHEST_BACK_MS = 3 * 3600 * 1000

/** How far before an instant the clock may have shown a time that is due after it; UTC goes straight on, but for parts of a second. */
function furthestBack(zone: string): number {
  return zone === 'UTC' ? 1000 : FURTHEST_BACK_MS
}

/**
 * Planned instants in (after, until], oldest first. A time that the clock skips is due once, at the end of the gap; one that it shows twice is due the first
 * time. Steps and `*` in minutes or hours go by time that passes: they are due both times, and where they run in each hour, a skipped hour leaves nothing to
 * make good.
 *
 * @param most the search ends after so many
 */
export function dueSlots(schedule: Schedule, range: SlotRange, most: number): readonly Date[] {
  return withSchedule(schedule, () => {
    const slots: Date[] = []
    for (const slot of slotsAfter(schedule, range)) {
      if (slots.length >= most) break
      slots.push(new Date(slot))
    }
    return slots
  })
}

function withSchedule<Result>({ cron, timezone }: Schedule, work: () => Result): Result {
  return withWritten({ what: `schedule (time zone ${timezone})`, text: cron }, work)
}

/** Planned instants in a range, rising, as milliseconds. */
function* slotsAfter({ cron, timezone }: Schedule, { after, until }: SlotRange): Generator<number> {
  const reading = readCron(cron)
  const waiting = new Set<number>()
  const [from, to] = [after.getTime(), until.getTime()]
  let wall = reading.next(wallTimeAt(after, timezone) - furthestBack(timezone))
  while (wall !== null) {
    const { first, instants } = slotsOf(reading, wall, timezone)
    // Times on the clock are first shown in their order, so that nothing comes before `first` any more.
    yield* release(waiting, Math.min(first - 1, to))
    if (first > to) return
    for (const instant of instants) if (instant > from) waiting.add(instant)
    wall = reading.next(wall)
  }
  yield* release(waiting, to)
}

/** What is due because the clock shows, skips or repeats a time. */
function slotsOf(
  { isStepped, isEveryHour }: CronReading,
  wall: WallTime,
  zone: string,
): { readonly first: number; readonly instants: readonly number[] } {
  if (zone === 'UTC') return { first: wall, instants: [wall] }
  const { first, again, isSkipped } = showingOf(wall, zone)
  const at = first.getTime()
  if (isSkipped && isEveryHour) return { first: at, instants: [] }
  return { first: at, instants: again !== null && isStepped ? [at, again.getTime()] : [at] }
}

/** Takes what is due up to an instant out of those that wait, oldest first. */
function* release(waiting: Set<number>, until: number): Generator<number> {
  const due = [...waiting].filter((instant) => instant <= until).sort((a, b) => a - b)
  for (const instant of due) {
    waiting.delete(instant)
    yield instant
  }
}

/** The latest planned instant in (after, until]; `null` when none was due. Costs the same however long ago `after` is. */
export function newestDueSlot(schedule: Schedule, { after, until }: SlotRange): Date | null {
  const start = withSchedule(schedule, () => wellBefore(schedule, until))
  const slots = dueSlots(schedule, { after: start > after ? start : after, until }, Number.POSITIVE_INFINITY)
  return slots.at(-1) ?? null
}

/** An instant that is surely before the newest slot. */
function wellBefore({ cron, timezone }: Schedule, until: Date): Date {
  const earlier = readCron(cron).previous(wallTimeAt(until, timezone) - furthestBack(timezone))
  return new Date(earlier === null ? 0 : showingOf(earlier, timezone).first.getTime() - 1)
}

/** The first planned instant after `after`; `null`: none, ever. */
export function nextDueSlot(schedule: Schedule, after: Date): Date | null {
  const forever = new Date(8_640_000_000_000_000)
  return dueSlots(schedule, { after, until: forever }, 1)[0] ?? null
}
