import type { EmailSettings, Receiver } from './receiver.js'
import type { Clock } from '../shared/clock.js'
import type { ClaimedMessage, MessageSender, SendOutcome } from './outgoing-message.js'
import { sendToPagerduty } from './pagerduty-sender.js'
import { sendToSlack } from './slack-sender.js'
import { createSmtpSender } from './smtp-sender.js'
import { sendToTeams } from './teams-sender.js'
import { createWebhookSending } from './webhook-sender.js'

export interface SenderParts {
  readonly config: { readonly email: EmailSettings | null; readonly receivers: readonly Receiver[] }
  readonly clock: Clock
}

type HttpReceiver = Exclude<Receiver, { readonly kind: 'email' }>

/** Sends messages of all kinds: mails through the mail server, all else to the receiver as it is configured now. */
export function createMessageSender({ config, clock }: SenderParts): MessageSender {
  const smtp = config.email === null ? null : createSmtpSender(config.email)
  const post = createPosting(clock)
  return {
    async send(message, signal) {
      if (message.kind === 'email') return smtp === null ? noMailServer : smtp.send(message, signal)
      const name = message.recipients[0]?.receiver
      const receiver = config.receivers.find((one) => one.name === name)
      if (receiver === undefined || receiver.kind !== message.kind) return goneReceiver(message, name)
      const words = await post(receiver, message, signal).catch(notSent)
      if (typeof words !== 'string') return words
      return {
        kind: 'answered',
        answers: message.recipients.map((to) => ({ ...to, state: 'accepted', answer: words })),
      }
    },
  }
}

function createPosting(clock: Clock) {
  const sendToWebhook = createWebhookSending(clock)
  return (receiver: HttpReceiver, message: ClaimedMessage, signal: AbortSignal): Promise<string | SendOutcome> => {
    switch (receiver.kind) {
      case 'slack':
        return sendToSlack(receiver, message, signal)
      case 'teams':
        return sendToTeams(receiver, message, signal)
      case 'pagerduty':
        return sendToPagerduty(receiver, message, signal)
      case 'webhook':
        return sendToWebhook(receiver, message, signal)
    }
  }
}

const noMailServer: SendOutcome = { kind: 'failed', isPermanent: false, reason: 'no mail server is configured' }

function goneReceiver({ kind }: ClaimedMessage, name: string | undefined): SendOutcome {
  return { kind: 'failed', isPermanent: true, reason: `no ${kind} receiver ${name ?? ''} is configured any more` }
}

/** No answer, or a secret that is missing: someone may mend that. */
function notSent(error: unknown): SendOutcome {
  return { kind: 'failed', isPermanent: false, reason: error instanceof Error ? error.message : String(error) }
}
