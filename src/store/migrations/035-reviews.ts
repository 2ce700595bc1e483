import { sql } from 'kysely'
import type { Migration } from '../migration.js'

/** Who has signed reviews off, and for which configuration. */
export const reviewsMigration: Migration = {
  name: '035-reviews',
  async up(db) {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
  },
}

const STATEMENTS = [
  `create table review_sign_off (
     number integer primary key autoincrement,
     review text not null,
     person text not null,
     signed_at integer not null,
     signed_by text not null,
     config_hash text not null,
     note text
   )`,
  `create index review_sign_off_of on review_sign_off (review, person, number)`,
]
