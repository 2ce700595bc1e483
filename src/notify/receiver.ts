/** Somebody who is told by PagerDuty. */
export interface PagerdutyReceiver {
  readonly kind: 'pagerduty'
  readonly name: string
  /** Path of the file that holds the integration key. */
  readonly routingKeyFile: string
  /** Of the Events API v2. */
  readonly url: string
  /** Path of the file that holds what PagerDuty signs its webhooks with; `null`: nothing comes back from there. */
  readonly webhookSecretFile: string | null
}

/** A channel in Slack. */
export interface SlackReceiver {
  readonly kind: 'slack'
  readonly name: string
  readonly access: SlackWebhook | SlackBot
}

/** An incoming webhook: each message is a new one. */
export interface SlackWebhook {
  readonly by: 'webhook'
  /** Path of the file that holds its URL. */
  readonly webhookUrlFile: string
}

/** A bot: one message about each thing, kept up to date, with what became of it in its thread. */
export interface SlackBot {
  readonly by: 'bot'
  /** Path of the file that holds its token. */
  readonly tokenFile: string
  /** Id of the channel, or `#name`. */
  readonly channel: string
  /** Of the Web API, without a slash at its end. */
  readonly apiUrl: string
}

/** A channel or chat in Microsoft Teams. */
export interface TeamsReceiver {
  readonly kind: 'teams'
  readonly name: string
  /** Path of the file that holds the URL of a workflow that begins with a webhook. */
  readonly webhookUrlFile: string
}

/** People who are told by mail. */
export interface EmailReceiver {
  readonly kind: 'email'
  readonly name: string
  readonly to: readonly string[]
}

/** A machine that is told by HTTP. */
export interface WebhookReceiver {
  readonly kind: 'webhook'
  readonly name: string
  readonly url: string
  /** Path of the file that holds the secret to sign with; `null`: messages are not signed. */
  readonly secretFile: string | null
}

/** Who can be told, and how. Secrets are paths: they are read when used. */
export type Receiver = PagerdutyReceiver | SlackReceiver | TeamsReceiver | EmailReceiver | WebhookReceiver

/** How mail leaves. */
export interface EmailSettings {
  readonly smtpUrl: string
  /** Path of the file that holds the password; `null`: none is asked for. */
  readonly passwordFile: string | null
  readonly from: string
}

/** What mail is of the configuration. */
export interface EmailPart {
  /** `null`: nothing is mailed. */
  readonly email: EmailSettings | null
}

/** What receivers are of the configuration. */
export interface ReceiverPart {
  readonly receivers: readonly Receiver[]
}
