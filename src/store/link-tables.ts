import type { Generated } from 'kysely'
import type { Bytes } from './ledger-tables.js'

/** Tables of `http/links`. Instants are Unix seconds (UTC). */
export interface LinkTables {
  link_key: LinkKeyTable
}

/** Secrets that links are signed with; those of the two newest are good. */
export interface LinkKeyTable {
  id: Generated<number>
  secret: Bytes
  created_at: number
}
