import * as z from 'zod'
import { zoneField } from '../../../calendar/zone.js'
import { durationField, finding } from '../../../shared/fields.js'
import { WEEKDAYS, type Within } from '../../terms.js'
import { wholeField } from './number-fields.js'

const TIME = /^([01]\d|2[0-3]):[0-5]\d$/
const dayText = z.iso.date({ error: 'expected a day such as 2026-12-25' })
const days = z.array(z.enum(WEEKDAYS, { error: `expected ${WEEKDAYS.join(', ')}` })).min(1)

const timeField = z.string({ error: 'expected a time such as 08:00' }).refine((text) => TIME.test(text), {
  error: 'expected a time such as 08:00',
})

const endField = z
  .string({ error: 'expected a time such as 20:00' })
  .refine((text) => TIME.test(text) || text === '24:00', { error: 'expected a time such as 20:00, 24:00 at most' })

/** Ranges of the week; without a zone of their own they are read in that of the agreement. */
export const hoursField = z.strictObject({
  timezone: zoneField.optional(),
  ranges: z
    .array(z.strictObject({ weekdays: days.default([...WEEKDAYS]), from: timeField, to: endField }))
    .min(1, { error: 'expected at least one range such as {from: "08:00", to: "20:00"}' }),
  holidays: z.array(dayText).default([]),
})

export const businessCalendarField = z.strictObject({
  weekdays: days.default(['mon', 'tue', 'wed', 'thu', 'fri']),
  holidays: z.array(dayText).default([]),
})

/** No contract says more; calendars are walked day by day. */
const LONGEST = 1000

const businessDays = z.strictObject({ business_days: wholeField(1, 'expected a number of days of 1 or more', LONGEST) })
const months = z.strictObject({ months: wholeField(1, 'expected a number of months of 1 or more', LONGEST) })
const periods = z.strictObject({ periods: wholeField(1, 'expected a number of periods of 1 or more', LONGEST) })

const inSeconds = durationField.transform((seconds): Within => ({ seconds }))

/** A length of time before or after an instant: `48h`, `{business_days: 5}`. */
export const timeSpanField = z
  .union([inSeconds, businessDays.transform((one): Within => ({ businessDays: one.business_days }))], {
    error: 'expected a duration such as 48h, or {business_days: 5}',
  })
  .meta({ examples: ['48h', { business_days: 5 }] })

/** A length of time after a period, whole days among them counted on the calendar: `30d`. */
export const claimSpanField = z
  .union(
    [
      durationField.transform((seconds): Within => (seconds % 86_400 === 0 ? { days: seconds / 86_400 } : { seconds })),
      businessDays.transform((one): Within => ({ businessDays: one.business_days })),
      months,
      periods,
    ],
    { error: 'expected 30d, {business_days: 5}, {months: 2} or {periods: 2}' },
  )
  .meta({ examples: ['30d', { periods: 2 }] })

/** Whole minutes of an instant. */
export function isWholeMinute(instant: Date): boolean {
  return instant.getTime() % 60_000 === 0
}

export const minuteFinding = finding('expected a whole minute', 'minutes are what is counted')
