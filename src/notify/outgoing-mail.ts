/** One address of a mail, and through which receiver of the configuration it got there. */
export interface Recipient {
  readonly address: string
  readonly receiver: string
}

/** A mail ready for the wire. */
export interface OutgoingMail {
  /** What it is about, e.g. `report:monthly-sla:2026-10`: there is never a second mail of the same key. */
  readonly key: string
  readonly messageId: string
  readonly envelopeFrom: string
  readonly recipients: readonly Recipient[]
  /** Headers and body as RFC 5322 bytes with CRLF: every copy that leaves the house is this one. */
  readonly message: Uint8Array
}

/** A mail taken out of the outbox for one attempt. */
export interface ClaimedMail extends OutgoingMail {
  readonly id: number
  readonly createdAt: Date
  /** Attempts so far, this one included. */
  readonly attempts: number
  /** Those who have neither accepted nor finally refused it. */
  readonly recipients: readonly Recipient[]
}

/** What the mail server said of one recipient. */
export interface RecipientAnswer extends Recipient {
  readonly state: 'accepted' | 'refused' | 'pending'
  /** Its words; `null` where it said none. */
  readonly answer: string | null
}

/**
 * How one attempt ended. `answered`: the server spoke about each recipient. `failed`: it did not get that far (or refused the mail as a
 * whole: then `isPermanent`, and another attempt would end the same way).
 */
export type SendOutcome =
  | { readonly kind: 'answered'; readonly answers: readonly RecipientAnswer[] }
  | { readonly kind: 'failed'; readonly isPermanent: boolean; readonly reason: string }

/** Hands a mail to a mail server. Never rejects for what the server or the network does. */
export interface MailSender {
  send(mail: ClaimedMail, signal: AbortSignal): Promise<SendOutcome>
}

/** How an attempt ended for one receiver, as a metric label. */
export type DeliveryOutcome = 'sent' | 'retried' | 'refused' | 'gave_up'
