import { sql } from 'kysely'
import type { Migration } from '../migration.js'

/** Escalations with the notices of their steps. */
export const escalationsMigration: Migration = {
  name: '006-escalations',
  async up(db) {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
  },
}

const STATEMENTS = [
  // autoincrement: keys of messages carry the number, so none may be given twice.
  `create table escalation (
     id integer primary key autoincrement,
     subject_kind text not null,
     subject_id text not null,
     policy text not null,
     since integer not null,
     done integer not null,
     hurried integer not null,
     ended_at integer,
     ended_by text
   )`,
  `create index escalation_subject on escalation (subject_kind, subject_id, id)`,
  `create unique index escalation_active on escalation (subject_kind, subject_id) where ended_at is null`,
  `create table escalation_notice (
     escalation_id integer not null references escalation (id),
     position integer not null,
     receiver text not null,
     key text not null unique,
     outcome text not null,
     primary key (escalation_id, position, receiver)
   ) without rowid`,
]
