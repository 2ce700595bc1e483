import * as z from 'zod'
import { example, nameField } from '../../shared/fields.js'
import { secretFileField, urlField } from '../../shared/connection-fields.js'

/** How Alertmanager and Plimsoll reach each other. */
export const alertmanagerSchema = z
  .strictObject({
    urls: z
      .array(urlField('http://localhost:9093', ['http', 'https']))
      .min(1, { error: 'expected at least one URL such as http://localhost:9093' })
      .describe('All members of the cluster.')
      .meta(example(['http://localhost:9093'])),
    webhook_url: urlField('http://localhost:9580/webhooks/alertmanager', ['http', 'https'])
      .optional()
      .describe(
        'How Alertmanager reaches Plimsoll; default: `server.listen` (on all addresses: `server.external_url`) with the path /webhooks/alertmanager.',
      ),
    webhook_token_file: secretFileField
      .optional()
      .describe(
        'File that holds the token which Alertmanager presents to Plimsoll: one of the role `ingest`, without which nobody delivers then.',
      )
      .meta(example('secrets/webhook')),
    secrets_dir: z
      .string()
      .regex(/^\//, { error: 'expected an absolute path such as /etc/alertmanager/secrets' })
      .default('/etc/alertmanager/secrets')
      .describe('Folder on Alertmanager’s machine in which the secrets lie, each under the name of its file here.'),
    default_receiver: nameField
      .describe('Receiver (by name) of whatever no team is told.')
      .meta(example('operations-chat')),
    watchdog_receiver: nameField
      .optional()
      .describe('Receiver (by name) of the alert that always fires: a dead man’s switch.')
      .meta(example('dead-mans-switch')),
  })
  .describe('How Alertmanager and Plimsoll reach each other; without it no file is generated for Alertmanager.')
