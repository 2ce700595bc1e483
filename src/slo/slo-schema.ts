import * as z from 'zod'
import { zoneField } from '../calendar/zone.js'
import { durationField, example, finding, labelsField, nameField, RESERVED_LABELS } from '../shared/fields.js'
import { alertingSchema } from './alerting-schema.js'
import { indicatorSchema } from './indicator/indicator-schema.js'
import { objectiveSchema } from './objective-schema.js'

/** Keys of indicators whose values are PromQL. */
export const INDICATOR_QUERIES: ReadonlySet<string> = new Set([
  ...['bad', 'good', 'total', 'histogram', 'metric', 'query', 'timestamp', 'error_ratio'],
])

/** Rule labels win over those of the data: grouped by one of these, the groups would collapse into one. */
export const TAKEN: ReadonlySet<string> = new Set([
  ...RESERVED_LABELS,
  'objective',
  'period',
  'alerting',
  'plimsoll_target',
  'state',
])

/** A label of people's series that Plimsoll does not set itself. */
export const freeLabelField = z
  .string({ error: 'expected a label such as region' })
  .regex(/^[a-zA-Z_][a-zA-Z0-9_]*$/, { error: 'expected a Prometheus label name such as region' })
  .superRefine((name, context) => {
    if (!TAKEN.has(name) && !name.startsWith('__')) return
    const hint = 'rename it with label_replace, or at the scrape by relabelling'
    context.addIssue({ code: 'custom', ...finding(`the label ${name} is set by Plimsoll itself`, hint) })
  })

/** Labels that divide an SLO. */
export const groupByField = z
  .array(freeLabelField, { error: 'expected a list of labels such as [region]' })
  .refine((labels) => new Set(labels).size === labels.length, { error: 'expected each label once' })
  .default([])
  .describe(
    'Labels of the indicator: one budget, with its alerts, for each set of their values. Their series should all have them.',
  )
  .meta(example(['region']))

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

const common = {
  description: z
    .string()
    .optional()
    .describe('One sentence for people: what is promised.')
    .meta(example('Orders are answered without a server error.')),
  objective: objectiveSchema,
  period: periodSchema,
  labels: labelsField
    .default({})
    .describe('Labels on its alerts and its slo_info; they win over those of the service.'),
  group_by: groupByField,
  indicator: indicatorSchema,
  alerting: alertingSchema,
}

/** One SLO after templates are merged in: `use` is gone. */
export const sloSchema = z.strictObject({
  name: nameField.describe('Name, unique within the service.').meta(example('availability')),
  renamed_from: nameField.optional().describe('Former name: keeps the history over a rename.').meta(example('uptime')),
  ...common,
})

/** What a file may hold: as `sloSchema`, with `use` in the place of whatever the template supplies. */
export const sloInputSchema = sloSchema
  .partial()
  .required({ name: true })
  .extend({
    use: nameField
      .optional()
      .describe('Template under `slo_templates`; own keys win.')
      .meta(example('http-availability')),
  })

/** Templates by name: any part of an SLO but its name. */
export const sloTemplatesSchema = z
  .record(nameField, sloInputSchema.omit({ name: true, renamed_from: true }))
  .default({})
  .describe(
    'Parts of SLOs by name, to `use`; what an SLO may hold but its name. `$service`, `$slo` and `$environment` are filled in.',
  )
  .meta(example({ 'http-availability': { objective: 99.9 } }))

export type SloConfig = z.output<typeof sloSchema>
