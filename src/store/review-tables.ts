import type { Generated } from 'kysely'

/** Tables of `review/`. Instants are Unix milliseconds (UTC). */
export interface ReviewTables {
  review_sign_off: ReviewSignOffTable
}

/** That somebody has reviewed something, or was trained. Kept for ever. */
interface ReviewSignOffTable {
  number: Generated<number>
  /** Name of the review in the configuration. */
  review: string
  /** Who was trained; '' where it is no training. */
  person: string
  signed_at: number
  signed_by: string
  /** SHA-256 (hex) of the configuration for which it was signed. */
  config_hash: string
  note: string | null
}
