import type { Generated } from 'kysely'

/** Tables of `audit/`. The store refuses every change of what is in them. */
export interface AuditTables {
  audit_entry: AuditEntryTable
}

/** One change: who made it, when, from where, of what. Instants are Unix milliseconds (UTC). */
export interface AuditEntryTable {
  /** One after the other, without a gap. */
  seq: Generated<number>
  at: number
  actor_kind: 'person' | 'webhook' | 'job' | 'cli'
  actor_name: string
  /** How it is known that it was them. */
  identified_by: string
  through: string
  /** Address, `cli` or `job`. */
  source: string
  action: string
  object_kind: string
  object_id: string
  /** Canonical JSON (RFC 8785). */
  old_value: string
  /** Canonical JSON (RFC 8785). */
  new_value: string
  /** SHA-256 over all of it and the hash of the entry before, in hexadecimal digits. */
  hash: string
}
