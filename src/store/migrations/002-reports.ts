import { sql } from 'kysely'
import type { Migration } from '../migration.js'

/** Issued reports, and the outbox with its recipients. */
export const reportsMigration: Migration = {
  name: '002-reports',
  async up(db) {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
  },
}

const STATEMENTS = [
  `create table issued_report (
     report text not null,
     period text not null,
     revision integer not null,
     model text not null,
     config_hash text not null,
     version text not null,
     issued_at integer not null,
     primary key (report, period, revision)
   )`,
  `create table outbox (
     id integer primary key,
     key text not null unique,
     message_id text not null,
     envelope_from text not null,
     message blob not null,
     created_at integer not null,
     next_attempt_at integer not null,
     attempts integer not null,
     sent_at integer,
     failed_at integer,
     last_error text
   )`,
  // The delivery job looks every few seconds; what is done with must not cost it anything.
  `create index outbox_due on outbox (next_attempt_at) where sent_at is null and failed_at is null`,
  `create table outbox_recipient (
     outbox_id integer not null references outbox (id),
     address text not null,
     receiver text not null,
     state text not null,
     answer text,
     primary key (outbox_id, address)
   )`,
]
