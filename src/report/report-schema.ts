import * as z from 'zod'
import { zoneField } from '../calendar/zone.js'
import { cronField } from '../calendar/cron-field.js'
import { example, nameField } from '../shared/fields.js'

/** One scheduled report of the root file. */
export const reportSchema = z.strictObject({
  name: nameField.describe('Name, unique; `plimsoll report --name`.').meta(example('monthly-sla')),
  schedule: cronField.describe(
    'When it is sent, as a five-field cron expression; it covers the last whole period before.',
  ),
  timezone: zoneField
    .optional()
    .describe('Zone of the schedule and of the period; default `timezone` of the root file.'),
  period: z
    .enum(['week', 'month', 'quarter', 'year'], { error: 'expected week, month, quarter or year' })
    .default('month')
    .describe('What it covers: a week from Monday on, a month, a quarter or a year of the calendar.')
    .meta(example('quarter')),
  services: z
    .union([z.literal('all'), z.array(nameField).min(1)], { error: 'expected `all`, or a list of services' })
    .default('all')
    .describe('Which services it covers.'),
  formats: z
    .array(z.enum(['html', 'pdf', 'csv', 'json']))
    .default(['html', 'pdf'])
    .describe(
      'Files that are made of it, kept, and attached to its mail; `html` is the mail itself, which there always is.',
    )
    .meta(example(['html', 'pdf', 'csv'])),
  paper: z
    .enum(['a4', 'letter'], { error: 'expected a4 or letter' })
    .default('a4')
    .describe('Size of pages of the PDF.'),
  to: z
    .array(nameField)
    .min(1, { error: 'expected at least one receiver' })
    .describe('Receivers (by name) that get it by mail.')
    .meta(example(['leadership'])),
})
