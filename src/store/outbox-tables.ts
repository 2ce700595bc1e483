import type { Generated } from 'kysely'
import type { Bytes } from './ledger-tables.js'

/** Tables of `notify/`. Instants are Unix seconds (UTC). */
export interface OutboxTables {
  outbox: OutboxTable
  outbox_recipient: OutboxRecipientTable
  conversation: ConversationTable
}

/** Where the conversation of a queue stands at the far side, so that what comes later is told there. */
interface ConversationTable {
  queue: string
  /** In words of whoever sends. */
  place: string
}

/** One row per message that has to leave the house, written in the transaction of what it tells of. */
export interface OutboxTable {
  id: Generated<number>
  kind: 'email' | 'slack' | 'teams' | 'pagerduty' | 'webhook'
  /** What the message is about, and for whom where each receiver has its own: there is never a second one. */
  key: string
  /** Message-ID, `dedup_key` or delivery id. */
  dedup_id: string
  /** Of mails. */
  envelope_from: string | null
  /** The message as it goes over the wire, secrets left out: every copy is the same, byte for byte. */
  body: Bytes
  /** Messages of one queue leave in the order of their ids. */
  queue: string | null
  /** What the outcome is recorded about in `domain_event`. */
  subject_kind: string | null
  subject_id: string | null
  created_at: number
  /** Nobody touches the row before; whoever sends moves it forward first. */
  next_attempt_at: number
  attempts: number
  /** When nothing was left to do and someone had accepted it. */
  sent_at: number | null
  /** When it was given up. */
  failed_at: number | null
  last_error: string | null
}

export interface OutboxRecipientTable {
  outbox_id: number
  /** Mail address; of other kinds the receiver's name. */
  address: string
  /** Name of the receiver in the configuration. */
  receiver: string
  state: 'pending' | 'accepted' | 'refused'
  /** What the far side said last. */
  answer: string | null
}
