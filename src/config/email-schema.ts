import * as z from 'zod'
import { example } from '../shared/fields.js'
import { secretFileField, urlField } from './config-fields.js'

/** How mail is sent. */
export const emailSchema = z
  .strictObject({
    smtp: urlField('smtps://plimsoll@mail.example.com:465', ['smtp', 'smtps']).describe(
      'Mail server: smtp:// (STARTTLS where offered) or smtps://.',
    ),
    password_file: secretFileField.optional().describe('File that holds the password of the user named in the URL.'),
    from: z.string().describe('Sender of every mail.').meta(example('Plimsoll <plimsoll@example.com>')),
  })
  .describe('How mail is sent; needed for reports.')
