import * as z from 'zod'
import { example } from '../shared/fields.js'
import { secretFileField, urlField } from '../shared/connection-fields.js'

const SENDER = 'expected a mail address such as plimsoll@example.com, or Plimsoll <plimsoll@example.com>'

/** How mail is sent. */
export const emailSchema = z
  .strictObject({
    smtp: urlField('smtps://plimsoll@mail.example.com:465', ['smtp', 'smtps']).describe(
      'Mail server: smtp:// (STARTTLS where offered) or smtps://.',
    ),
    password_file: secretFileField.optional().describe('File that holds the password of the user named in the URL.'),
    from: z
      .string({ error: SENDER })
      .regex(/^(?:[^<>]*<[^\s<>@,]+@[^\s<>@,]+>|[^\s<>@,]+@[^\s<>@,]+)$/, { error: SENDER })
      .describe('Sender of every mail.')
      .meta(example('Plimsoll <plimsoll@example.com>')),
  })
  .describe('How mail is sent; needed for reports.')
