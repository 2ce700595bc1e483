import type { Generated } from 'kysely'
import type { Bytes } from './ledger-tables.js'

/** Tables of `notify/`. Instants are Unix seconds (UTC). */
export interface OutboxTables {
  outbox: OutboxTable
  outbox_recipient: OutboxRecipientTable
}

/** One row per message that has to leave the house, written in the transaction of what it tells of. */
export interface OutboxTable {
  id: Generated<number>
  /** What the message is about, e.g. `report:monthly-sla:2026-10`: there is never a second one. */
  key: string
  message_id: string
  envelope_from: string
  /** The message as it goes over the wire, headers included: every copy is the same, byte for byte. */
  message: Bytes
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
  address: string
  /** Name of the receiver in the configuration. */
  receiver: string
  state: 'pending' | 'accepted' | 'refused'
  /** What the mail server said last. */
  answer: string | null
}
