import * as z from 'zod'
import { zoneField } from '../calendar/zone.js'
import { durationField, example } from '../shared/fields.js'

const rolling = durationField.refine((seconds) => seconds >= 86_400 && seconds <= 366 * 86_400, {
  error: 'expected a rolling period from 1d to 366d',
})

const calendar = z.strictObject({
  calendar: z
    .enum(['week', 'month', 'quarter', 'year'], { error: 'expected week, month, quarter or year' })
    .describe('The budget begins anew with each; weeks begin on Monday.')
    .meta(example('month')),
  timezone: zoneField.optional().describe('Zone in which it begins; default `timezone` of the root file.'),
})

/** Over what the budget is counted. */
export const periodSchema = z
  .union([rolling, calendar], { error: 'expected a rolling period such as 30d, or {calendar: month}' })
  .prefault('30d')
  .describe('Period of the error budget: rolling, or a calendar unit.')
