import { sql } from 'kysely'
import type { Migration } from '../migration.js'

/** What requests with an `Idempotency-Key` were answered. */
export const keptAnswersMigration: Migration = {
  name: '022-kept-answers',
  async up(db) {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
  },
}

const STATEMENTS = [
  `create table kept_answer (
     caller text not null,
     key text not null,
     digest text not null,
     status integer not null,
     type text not null,
     body text not null,
     at integer not null,
     primary key (caller, key)
   )`,
  `create index kept_answer_at on kept_answer (at)`,
]
