import * as z from 'zod'
import type { Feature } from '../feature/feature.js'
import type { Places, RootKey } from '../feature/root-key.js'
import { example } from '../shared/fields.js'
import { notifyMetrics } from './notify-metrics.js'
import { receiverChecks } from './receiver-checks.js'
import { emailSchema } from './email-schema.js'
import { receiverSchema, type ReceiverInput } from './receiver-schema.js'
import type { EmailPart, Receiver, ReceiverPart, SlackReceiver } from './receiver.js'

const email = emailSchema.optional()

const emailKey: RootKey<typeof email, EmailPart> = {
  schema: email,
  after: 'server',
  resolve: (value, { places }) => {
    if (value === undefined) return { email: null }
    const { smtp, password_file: password, from } = value
    return { email: { smtpUrl: smtp, passwordFile: password === undefined ? null : places.secret(password), from } }
  },
  meaning: () => ({ email: undefined }),
}

const receivers = z
  .array(receiverSchema)
  .default([])
  .meta(example([{ name: 'leadership', email: { to: ['cto@example.com'] } }]))
  .describe('Who can be told, and how.')

const receiversKey: RootKey<typeof receivers, ReceiverPart> = {
  schema: receivers,
  after: 'targets',
  resolve: (value, { places }) => ({ receivers: value.map((receiver) => resolveReceiver(receiver, places)) }),
  meaning: (part) => ({ receivers: part.receivers.map(whoIsTold) }),
}

function resolveReceiver({ name, pagerduty, slack, teams, email, webhook }: ReceiverInput, places: Places): Receiver {
  if (pagerduty !== undefined) {
    const { routing_key_file: key, url, webhook_secret_file: secret } = pagerduty
    const webhookSecretFile = secret === undefined ? null : places.secret(secret)
    return { kind: 'pagerduty', name, routingKeyFile: places.secret(key), url, webhookSecretFile }
  }
  if (slack !== undefined) return { kind: 'slack', name, access: slackAccess(slack, places) }
  if (teams !== undefined) return { kind: 'teams', name, webhookUrlFile: places.secret(teams.webhook_url_file) }
  if (email !== undefined) return { kind: 'email', name, to: email.to }
  if (webhook !== undefined) {
    const { url, secret_file: secret } = webhook
    return { kind: 'webhook', name, url, secretFile: secret === undefined ? null : places.secret(secret) }
  }
  throw new Error('a receiver has no kind, which the schema should have refused')
}

function slackAccess(slack: NonNullable<ReceiverInput['slack']>, places: Places): SlackReceiver['access'] {
  const { webhook_url_file: webhook, token_file: token, channel, api_url: apiUrl } = slack
  if (webhook !== undefined) return { by: 'webhook', webhookUrlFile: places.secret(webhook) }
  if (token !== undefined && channel !== undefined)
    return { by: 'bot', tokenFile: places.secret(token), channel, apiUrl }
  throw new Error('there is no way into Slack, which the schema should have refused')
}

function whoIsTold(receiver: Receiver) {
  const { name, kind } = receiver
  return kind === 'email' ? { name, kind, to: receiver.to } : { name, kind }
}

/** Who can be told, and how. */
export const notifyFeature = {
  name: 'notify',
  checks: receiverChecks,
  rootKeys: { email: emailKey, receivers: receiversKey },
  metrics: { title: 'Messages', definitions: notifyMetrics },
} satisfies Feature<unknown>
