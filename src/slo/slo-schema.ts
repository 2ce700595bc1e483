import * as z from 'zod'
import { example, labelsField, nameField } from '../shared/fields.js'
import { alertingSchema } from './alerting-schema.js'
import { groupByField } from './group-by-field.js'
import { indicatorSchema } from './indicator/indicator-schema.js'
import { objectiveSchema } from './objective-schema.js'
import { periodSchema } from './period-schema.js'

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

/** A template: any part of an SLO but its name. */
export const sloTemplateSchema = sloInputSchema.omit({ name: true, renamed_from: true })

export type SloConfig = z.output<typeof sloSchema>
