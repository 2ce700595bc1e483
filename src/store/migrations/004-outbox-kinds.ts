import { sql } from 'kysely'
import type { Migration } from '../migration.js'

/** The outbox for messages of all kinds. What waits in the old one is a mail and goes on waiting. */
export const outboxKindsMigration: Migration = {
  name: '004-outbox-kinds',
  async up(db) {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
  },
}

const STATEMENTS = [
  `create table outbox_of_all_kinds (
     id integer primary key,
     kind text not null,
     key text not null unique,
     dedup_id text not null,
     envelope_from text,
     body blob not null,
     queue text,
     subject_kind text,
     subject_id text,
     created_at integer not null,
     next_attempt_at integer not null,
     attempts integer not null,
     sent_at integer,
     failed_at integer,
     last_error text
   )`,
  `insert into outbox_of_all_kinds
     (id, kind, key, dedup_id, envelope_from, body, created_at, next_attempt_at, attempts, sent_at, failed_at, last_error)
     select id, 'email', key, message_id, envelope_from, message, created_at, next_attempt_at, attempts, sent_at, failed_at, last_error
     from outbox`,
  `create table recipient_of_all_kinds (
     outbox_id integer not null references outbox_of_all_kinds (id),
     address text not null,
     receiver text not null,
     state text not null,
     answer text,
     primary key (outbox_id, address)
   )`,
  `insert into recipient_of_all_kinds select outbox_id, address, receiver, state, answer from outbox_recipient`,
  `drop table outbox_recipient`,
  `drop table outbox`,
  // The reference of the recipients follows the new name.
  `alter table outbox_of_all_kinds rename to outbox`,
  `alter table recipient_of_all_kinds rename to outbox_recipient`,
  // The delivery job looks every few seconds; what is done with must not cost it anything.
  `create index outbox_due on outbox (next_attempt_at) where sent_at is null and failed_at is null`,
  `create index outbox_queue on outbox (queue, id) where sent_at is null and failed_at is null`,
]
