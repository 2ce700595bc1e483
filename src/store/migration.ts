import type { Kysely } from 'kysely'

/** One step of the schema. Append-only: a step that has been released is never edited, only followed by another. */
export interface Migration {
  /** As the file: `001-ledger`. Its place in the list is its number. */
  readonly name: string
  /** In the words of SQLite; those that make tables are translated for PostgreSQL (`postgres/translate.ts`). */
  up(db: Kysely<unknown>): Promise<void>
  /** In place of `up`, where its words say nothing to PostgreSQL. */
  upOnPostgres?(db: Kysely<unknown>): Promise<void>
}
