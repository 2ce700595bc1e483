import type { Kysely } from 'kysely'

/** One step of the schema. Append-only: a step that has been released is never edited, only followed by another. */
export interface Migration {
  /** As the file: `001-ledger`. Its place in the list is its number. */
  readonly name: string
  up(db: Kysely<unknown>): Promise<void>
}
