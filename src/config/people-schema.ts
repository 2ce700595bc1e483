import { z } from 'zod'
import { example, nameField } from '../shared/fields.js'

/** Who can be told, and how. */
export const receiverSchema = z.strictObject({
  name: nameField.describe('Name, unique.').meta(example('leadership')),
  email: z
    .strictObject({
      to: z
        .array(z.email({ error: 'expected a mail address such as cto@example.com' }))
        .min(1)
        .describe('Mail addresses.')
        .meta(example(['cto@example.com'])),
    })
    .describe('By mail.')
    .meta(example({ to: ['cto@example.com'] })),
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
})
