import * as z from 'zod'
import { example, finding, nameField } from '../shared/fields.js'
import { secretFileField, urlField } from '../shared/connection-fields.js'

/** Ways in which somebody can be told. */
export const RECEIVER_KINDS = ['pagerduty', 'slack', 'teams', 'email', 'webhook'] as const

const pagerduty = z
  .strictObject({
    routing_key_file: secretFileField
      .describe('File that holds the integration key of a service (Events API v2).')
      .meta(example('secrets/pagerduty')),
    url: urlField('https://events.pagerduty.com/v2/enqueue', ['http', 'https'])
      .default('https://events.pagerduty.com/v2/enqueue')
      .describe('Events API; https://events.eu.pagerduty.com/v2/enqueue for accounts in the EU.'),
    webhook_secret_file: secretFileField
      .optional()
      .describe(
        'File that holds the secret of a webhook subscription (v3) which posts to /webhooks/pagerduty what people do there: several lines are several good secrets.',
      )
      .meta(example('secrets/pagerduty-webhook')),
  })
  .describe('By PagerDuty.')
  .meta(example({ routing_key_file: 'secrets/pagerduty' }))

const SLACK_API = 'https://slack.com/api'

const slack = z
  .strictObject({
    webhook_url_file: secretFileField
      .optional()
      .describe('File that holds the URL of an incoming webhook: each message is a new one.')
      .meta(example('secrets/slack')),
    token_file: secretFileField
      .optional()
      .describe(
        'File that holds the token of a bot (`xoxb-…`, scope `chat:write`), which is in the channel: one message about each incident is kept up to date, what becomes of it is told in its thread.',
      )
      .meta(example('secrets/slack-bot')),
    channel: z
      .string()
      .regex(/^(#[^\s#]+|[CGD][A-Z0-9]{6,})$/, { error: 'expected the id of a channel such as C024BE91L, or #name' })
      .optional()
      .describe('Where the bot writes: the id of the channel, which outlasts its name, or `#name`.')
      .meta(example('C024BE91L')),
    api_url: urlField(SLACK_API, ['http', 'https'])
      .optional()
      .describe(`Web API that the bot calls; ${SLACK_API} by default, https://slack-gov.com/api for GovSlack.`)
      .meta(example(SLACK_API)),
  })
  .superRefine((slack, context) => {
    const issue = slackIssue(slack)
    if (issue !== null) context.addIssue({ code: 'custom', ...issue })
  })
  .transform(({ api_url: url = SLACK_API, ...slack }) => ({ ...slack, api_url: url.replace(/\/+$/, '') }))
  .describe('By a message in Slack.')
  .meta(example({ webhook_url_file: 'secrets/slack' }))

interface SlackKeys {
  readonly webhook_url_file?: string | undefined
  readonly token_file?: string | undefined
  readonly channel?: string | undefined
  readonly api_url?: string | undefined
}

/** What is wrong with ways into Slack together; `null`: nothing. */
function slackIssue({ webhook_url_file: webhook, token_file: token, channel, api_url: url }: SlackKeys) {
  const hint = 'write `webhook_url_file`, or `token_file` with `channel`'
  if (webhook === undefined && token === undefined) return finding('expected a way into Slack', hint)
  if (webhook === undefined)
    return channel === undefined ? finding('a bot needs the channel that it writes to', hint) : null
  if (token !== undefined) return finding('expected one way into Slack, not two', hint)
  const [ofBot] = Object.entries({ channel, api_url: url }).flatMap(([key, value]) =>
    value === undefined ? [] : [key],
  )
  if (ofBot === undefined) return null
  return finding(`\`${ofBot}\` is of bots: an incoming webhook has a channel of its own`, `leave \`${ofBot}\` away`)
}

const teams = z
  .strictObject({
    webhook_url_file: secretFileField
      .describe(
        'File that holds the URL of a workflow of Microsoft Teams that begins when a webhook request is received.',
      )
      .meta(example('secrets/teams')),
  })
  .describe('By a card in Microsoft Teams; Plimsoll tells it, Alertmanager does not.')
  .meta(example({ webhook_url_file: 'secrets/teams' }))

const email = z
  .strictObject({
    to: z
      .array(z.email({ error: 'expected a mail address such as cto@example.com' }))
      .min(1)
      .describe('Mail addresses.')
      .meta(example(['cto@example.com'])),
  })
  .describe('By mail.')
  .meta(example({ to: ['cto@example.com'] }))

const webhook = z
  .strictObject({
    url: urlField('https://audit.example.com/hook', ['http', 'https']).describe('Where messages are posted.'),
    secret_file: secretFileField
      .optional()
      .describe('File that holds the secret with which Plimsoll signs; what Alertmanager posts is not signed.')
      .meta(example('secrets/audit')),
  })
  .describe('By an HTTP request.')
  .meta(example({ url: 'https://audit.example.com/hook' }))

/** Who can be told, and how. */
export const receiverSchema = z
  .strictObject({
    name: nameField.describe('Name, unique.').meta(example('leadership')),
    pagerduty: pagerduty.optional(),
    slack: slack.optional(),
    teams: teams.optional(),
    email: email.optional(),
    webhook: webhook.optional(),
  })
  .superRefine((receiver, context) => {
    const given = RECEIVER_KINDS.filter((kind) => receiver[kind] !== undefined)
    if (given.length === 1) return
    const message = 'expected exactly one of `pagerduty`, `slack`, `teams`, `email`, `webhook`'
    const hint =
      given.length === 0
        ? 'add how it is told, such as `email: { to: [cto@example.com] }`'
        : 'make a receiver of each, and name them all where they are told'
    context.addIssue({ code: 'custom', ...finding(message, hint) })
  })

export type ReceiverInput = z.output<typeof receiverSchema>
