import * as z from 'zod'
import { parseDuration } from '../../shared/duration.js'
import { daysField, delayField, durationField, example, finding } from '../../shared/fields.js'
import type { Within } from '../terms.js'

const count = (what: string) =>
  z
    .int({ error: `expected a whole number of ${what}` })
    .min(1, { error: `expected at least one of the ${what}` })
    .max(1000, { error: 'expected 1000 or less' })

const businessDays = count('business days').describe('Days of `business_calendar`.').meta(example(5))

/** A number of business days, of which the first is the day after. */
const inBusinessDays = z
  .strictObject({ business_days: businessDays })
  .transform(({ business_days: days }): Within => ({ businessDays: days }))

/** Time between two events: a duration, or business days. */
export const noticeField = z.union([delayField.transform((seconds): Within => ({ seconds })), inBusinessDays], {
  error: 'expected a duration such as 48h, or {business_days: 5}',
})

const UNITS = ['days', 'business_days', 'months', 'periods'] as const

const calendarStretch = z
  .strictObject({
    days: count('days').optional().describe('Calendar days after the last one of the period.').meta(example(30)),
    business_days: businessDays.optional(),
    months: count('months')
      .optional()
      .describe('Months after the period; a shorter month ends with its last day.')
      .meta(example(2)),
    periods: count('periods')
      .optional()
      .describe('To the end of so many periods after the one that was missed.')
      .meta(example(2)),
  })
  .superRefine((written, context) => {
    if (UNITS.filter((unit) => written[unit] !== undefined).length === 1) return
    const message = 'expected one of `days`, `business_days`, `months` or `periods`'
    context.addIssue({ code: 'custom', ...finding(message, 'a claim has one deadline: take the others out') })
  })
  .transform((written): Within => {
    const { days, business_days: businessDays, months, periods } = written
    if (businessDays !== undefined) return { businessDays }
    if (months !== undefined) return { months }
    return periods === undefined ? { days: days ?? 0 } : { periods }
  })

/** Time after the end of a period, on the calendar. */
export const claimField = z.union(
  [daysField.transform((seconds): Within => ({ days: seconds / 86_400 })), calendarStretch],
  {
    error: 'expected whole days such as 30d, or one of {days: 30}, {business_days: 5}, {months: 2}, {periods: 2}',
  },
)

/** How fast people must react, and whether that was said in days, weeks or years: in support hours those mean nothing. */
export interface SupportTarget {
  readonly within: Within
  readonly inDays: boolean
}

const supportDuration = durationField.transform((seconds) => seconds)

/** A target of support: a duration, or business days. */
export const supportField = z.union(
  [
    z
      .string({ error: 'expected a duration such as 15m' })
      .superRefine((text, context) => {
        const [issue] = supportDuration.safeParse(text).error?.issues ?? []
        if (issue !== undefined) context.addIssue({ ...issue, code: 'custom', path: [] })
      })
      .transform((text): SupportTarget => ({
        within: { seconds: parseDuration(text) ?? 0 },
        inDays: /[dwy]/.test(text),
      }))
      .meta({ format: 'prometheus-duration' }),
    inBusinessDays.transform((within): SupportTarget => ({ within, inDays: false })),
  ],
  { error: 'expected a duration such as 4h, or {business_days: 5}' },
)
