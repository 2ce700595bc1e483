import * as z from 'zod'
import { isInOurDays, instantField } from './instant-field.js'
import { localTime, showingOf } from './wall-clock.js'

const WALL = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?$/

/**
 * A time as the clocks of a zone show it, as forms of browsers send it (`2026-10-25T02:30`), or an instant with its offset. A time that is
 * skipped or comes twice is refused: nobody knows which one is meant.
 */
export function zonedTimeField(zone: string) {
  return z.string({ error: 'expected a time' }).transform((text, context) => {
    const read = readZonedTime(text.trim(), zone)
    if (read instanceof Date) return read
    context.addIssue({ code: 'custom', message: read })
    return z.NEVER
  })
}

/** As an instant; a text says what is wrong with it. */
function readZonedTime(text: string, zone: string): Date | string {
  const instant = instantField.safeParse(text)
  if (instant.success) return instant.data
  const wall = WALL.test(text) ? Date.parse(`${text}Z`) : NaN
  if (Number.isNaN(wall)) return 'expected a day and a time, such as 2026-12-05T01:00'
  if (!isInOurDays(new Date(wall))) return 'expected a year from 1970 to 2199'
  const { first, again, isSkipped } = showingOf(wall, zone)
  const clock = text.replace('T', ' ')
  if (isSkipped) return `${zone} had no ${clock}: its clocks went forward then`
  if (again === null) return first
  const offsets = [first, again].map((one) => `${text}${localTime(one, zone).offset}`)
  return `${clock} came twice in ${zone}: say which, as ${offsets.join(' or ')}`
}
