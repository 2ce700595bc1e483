import { CronExpressionParser } from 'cron-parser'

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

/**
 * Planned instants in (after, until], oldest first. Of a local time that summer time skips the slot is due once, right after the gap;
 * of one that comes twice only the first.
 *
 * @param most the search ends after so many
 */
export function dueSlots(schedule: Schedule, { after, until }: SlotRange, most: number): readonly Date[] {
  const expression = CronExpressionParser.parse(schedule.cron, { tz: schedule.timezone, currentDate: after })
  const slots: Date[] = []
  while (slots.length < most) {
    const slot = expression.next().toDate()
    if (slot > until) break
    slots.push(slot)
  }
  return slots
}

const DST_MARGIN_MS = 3 * 3600 * 1000

/** An instant that is surely before the newest slot: searching backwards alone finds other slots than forwards around a change of the clocks. */
function wellBefore(schedule: Schedule, until: Date): Date {
  const currentDate = new Date(until.getTime() - DST_MARGIN_MS)
  const earlier = CronExpressionParser.parse(schedule.cron, { tz: schedule.timezone, currentDate }).prev().toDate()
  return new Date(earlier.getTime() - DST_MARGIN_MS)
}

/** The latest planned instant in (after, until]; `null` when none was due. Costs the same however long ago `after` is. */
export function newestDueSlot(schedule: Schedule, { after, until }: SlotRange): Date | null {
  const start = wellBefore(schedule, until)
  const slots = dueSlots(schedule, { after: start > after ? start : after, until }, Number.POSITIVE_INFINITY)
  return slots.at(-1) ?? null
}

/** The first planned instant after `after`. */
export function nextDueSlot(schedule: Schedule, after: Date): Date {
  return CronExpressionParser.parse(schedule.cron, { tz: schedule.timezone, currentDate: after }).next().toDate()
}
