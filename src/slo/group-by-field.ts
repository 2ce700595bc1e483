import * as z from 'zod'
import { example, finding, RESERVED_LABELS } from '../shared/fields.js'

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
