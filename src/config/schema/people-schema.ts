import * as z from 'zod'
import { dayField } from '../../calendar/instant-field.js'
import { example, nameField } from '../../shared/fields.js'

const contactSchema = z.strictObject({
  name: z.string().describe('Who it is.').meta(example('On-call')),
  phone: z.string().optional().describe('Telephone.').meta(example('+49 30 1234567')),
  email: z
    .email({ error: 'expected a mail address such as cto@example.com' })
    .optional()
    .describe('Mail address.')
    .meta(example('on-call@example.com')),
  verified: dayField.optional().describe('Day on which somebody last made sure that it is right.'),
})

/** Who owns services. */
export const teamSchema = z.strictObject({
  name: nameField.describe('Name, unique.').meta(example('payments')),
  receivers: z
    .strictObject({
      page: nameField.optional().describe('Receiver for what must wake somebody.').meta(example('payments-team')),
      ticket: nameField.optional().describe('Receiver for what can wait until morning.').meta(example('payments-team')),
    })
    .default({})
    .describe('Receiver (by name) for each severity.'),
  escalation_policy: nameField
    .optional()
    .describe('Escalation policy (by name) of incidents that nobody acknowledges.')
    .meta(example('incident')),
  contacts: z
    .array(contactSchema)
    .default([])
    .describe('People to call.')
    .meta(example([{ name: 'On-call', phone: '+49 30 1234567', verified: '2026-10-01' }])),
})

export type TeamInput = z.output<typeof teamSchema>
