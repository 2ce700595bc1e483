import type { Subject } from '../event/domain-event.js'
import type { OutgoingMail, Recipient } from './outgoing-mail.js'

/** The ways out of the house. */
export type MessageKind = 'email' | 'slack' | 'teams' | 'pagerduty' | 'webhook'

/** A message ready for the wire, but for secrets: those are read when it is sent. */
export interface OutgoingMessage {
  /** What it is about, and for whom where each receiver has its own, e.g. `report:monthly-sla:2026-10`: there is never a second one. */
  readonly key: string
  readonly kind: MessageKind
  /** What the far side knows a repetition by: Message-ID, `dedup_key` or delivery id; Slack has none. */
  readonly dedupId: string
  /** Sender in the envelope of a mail; `null` for all else. */
  readonly envelopeFrom: string | null
  readonly recipients: readonly Recipient[]
  /** Every copy that leaves the house is this one, byte for byte. */
  readonly body: Uint8Array
  /** Messages of one queue leave in the order in which they were put in; `null`: in any order. */
  readonly queue: string | null
  /** What the outcome is recorded about in the stream of events; `null`: nowhere. */
  readonly subject: Subject | null
}

/** A message taken out of the outbox for one attempt. */
export interface ClaimedMessage extends OutgoingMessage {
  readonly id: number
  readonly createdAt: Date
  /** Attempts so far, this one included. */
  readonly attempts: number
  /** Where the conversation of its queue stands at the far side, in words of whoever sends; `null`: it has not begun, or has no place. */
  readonly place: string | null
  /** Those who have neither accepted nor finally refused it. */
  readonly recipients: readonly Recipient[]
}

/** What the far side said of one recipient. */
export interface RecipientAnswer extends Recipient {
  readonly state: 'accepted' | 'refused' | 'pending'
  /** Its words; `null` where it said none. */
  readonly answer: string | null
}

/**
 * How one attempt ended. `answered`: the far side spoke about each recipient. `failed`: it did not get that far (or refused the message as a
 * whole: then `isPermanent`, and another attempt would end the same way).
 */
export type SendOutcome =
  | {
      readonly kind: 'answered'
      readonly answers: readonly RecipientAnswer[]
      /** Where the conversation of the message's queue stands from now on. */
      readonly place?: string
    }
  | {
      readonly kind: 'failed'
      readonly isPermanent: boolean
      readonly reason: string
      /** How long the far side asked to be left alone, in milliseconds. */
      readonly retryAfterMs?: number
    }

/** Hands a message over. Never rejects for what the far side or the network does. */
export interface MessageSender {
  send(message: ClaimedMessage, signal: AbortSignal): Promise<SendOutcome>
}

/** How an attempt ended for one receiver, as a metric label. */
export type DeliveryOutcome = 'sent' | 'retried' | 'refused' | 'gave_up'

/** A mail as the outbox takes it. */
export function messageOfMail({ key, messageId, envelopeFrom, recipients, message }: OutgoingMail): OutgoingMessage {
  const mail = { key, envelopeFrom, recipients, body: message, dedupId: messageId }
  return { ...mail, kind: 'email', queue: null, subject: null }
}
