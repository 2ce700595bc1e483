import { sql } from 'kysely'
import type { Migration } from '../migration.js'

/** The stream of events and how far its consumers have come. */
export const eventsMigration: Migration = {
  name: '003-events',
  async up(db) {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
  },
}

const STATEMENTS = [
  // autoincrement: a number is never given twice, so an offset never points behind an event that came later.
  `create table domain_event (
     id integer primary key autoincrement,
     at integer not null,
     kind text not null,
     subject_kind text not null,
     subject_id text not null,
     data text not null
   )`,
  `create index domain_event_subject on domain_event (subject_kind, subject_id, id)`,
  `create table event_consumer (
     name text primary key,
     last_event integer not null
   ) without rowid`,
]
