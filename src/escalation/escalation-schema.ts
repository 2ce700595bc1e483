import * as z from 'zod'
import { delayField, example, finding, nameField } from '../shared/fields.js'

const stepSchema = z.strictObject({
  after: delayField.describe('Time since the beginning without an acknowledgement.').meta(example('15m')),
  notify: z
    .array(nameField)
    .min(1, { error: 'expected at least one receiver' })
    .describe('Receivers (by name) that are told.')
    .meta(example(['payments-chat'])),
})

/** Who is told, and when, while nobody acknowledges. */
export const escalationPolicySchema = z.strictObject({
  name: nameField.describe('Name, unique.').meta(example('incident')),
  steps: z
    .array(stepSchema)
    .min(1, { error: 'expected at least one step such as {after: 15m, notify: [payments-chat]}' })
    .superRefine((steps, context) => {
      steps.forEach(({ after }, index) => {
        const previous = steps[index - 1]
        if (previous === undefined || after > previous.after) return
        const message = 'expected a time after that of the step before'
        const hint = 'all times count from the beginning; name receivers told at the same time in one step'
        context.addIssue({ code: 'custom', path: [index, 'after'], ...finding(message, hint) })
      })
    })
    .describe('Steps in the order of time, until somebody acknowledges.')
    .meta(example([{ after: '15m', notify: ['payments-chat'] }])),
  repeat: z
    .int({ error: 'expected a whole number' })
    .min(0, { error: 'expected 0 or more' })
    .max(100, { error: 'expected 100 or less' })
    .default(0)
    .describe('How often the steps begin again after the last one.'),
})
