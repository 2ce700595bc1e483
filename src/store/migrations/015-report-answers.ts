import { sql } from 'kysely'
import type { Migration } from '../migration.js'

/** Answers to reports, and the keys of links by which they are given. */
export const reportAnswersMigration: Migration = {
  name: '015-report-answers',
  async up(db) {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
  },
}

const STATEMENTS = [
  // autoincrement: links name the key that signed them, so none may have the number of one that is gone.
  `create table link_key (
     id integer primary key autoincrement,
     secret blob not null,
     created_at integer not null
   )`,
  `create table report_answer (
     number text not null,
     revision integer not null,
     kind text not null,
     by_name text not null,
     at integer not null,
     how text not null,
     comment text,
     primary key (number, revision, kind, by_name)
   )`,
]
