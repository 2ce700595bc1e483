import * as z from 'zod'
import { zoneField } from '../../calendar/zone.js'
import { daysField, example, finding } from '../../shared/fields.js'

const KINDS = ['calendar', 'billing_anchor_day', 'rolling'] as const

/** Over which periods an agreement is judged. */
export const periodSchema = z
  .strictObject(
    {
      calendar: z
        .enum(['month', 'quarter', 'year'], { error: 'expected month, quarter or year' })
        .optional()
        .describe('Calendar period: month, quarter or year.')
        .meta(example('month')),
      year_starts: z
        .int({ error: 'expected the number of a month, 1 to 12' })
        .min(1, { error: 'expected the number of a month, 1 to 12' })
        .max(12, { error: 'expected the number of a month, 1 to 12' })
        .optional()
        .describe('Month with which quarters and years begin, 1 to 12; default 1, January.')
        .meta(example(2)),
      billing_anchor_day: z
        .int({ error: 'expected a day of the month, 1 to 31' })
        .min(1, { error: 'expected a day of the month, 1 to 31' })
        .max(31, { error: 'expected a day of the month, 1 to 31' })
        .optional()
        .describe('Months of a bill, from this day on; in shorter months from the last day.')
        .meta(example(15)),
      rolling: daysField
        .optional()
        .describe('The last so many days of 24 hours, ending when a report is made.')
        .meta(example('30d')),
      timezone: zoneField.optional().describe('Zone in which periods begin; default `timezone` of the root file.'),
    },
    { error: 'expected a map such as {calendar: month}, {billing_anchor_day: 15} or {rolling: 30d}' },
  )
  .superRefine((period, context) => {
    const given = KINDS.filter((kind) => period[kind] !== undefined)
    const [, surplus] = given
    if (given.length === 0) {
      const message = 'expected `calendar`, `billing_anchor_day` or `rolling`'
      context.addIssue({ code: 'custom', ...finding(message, 'such as {calendar: month}') })
    } else if (surplus !== undefined) {
      const message = `\`${given[0] ?? ''}\` says already what the period is`
      context.addIssue({ code: 'custom', path: [surplus], ...finding(message, 'take one of the two out') })
    }
    if (period.year_starts === undefined || period.calendar === 'quarter' || period.calendar === 'year') return
    const hint = 'take it out: months, bills and rolling days begin the same in every year'
    const message = 'only quarters and years begin with a month of their own'
    context.addIssue({ code: 'custom', path: ['year_starts'], ...finding(message, hint) })
  })
  .describe('Period over which the agreement is measured.')
  .meta(example({ calendar: 'month', timezone: 'Europe/Berlin' }))
