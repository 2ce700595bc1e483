import { sql } from 'kysely'
import type { Migration } from '../migration.js'

/** What people say does not count against agreements, what of it was withdrawn, and which silences it has at Alertmanager. */
export const exclusionsMigration: Migration = {
  name: '014-exclusions',
  async up(db) {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
  },
}

const STATEMENTS = [
  `create table exclusion (
     id integer primary key autoincrement,
     kind text not null,
     window_name text,
     starts_at integer not null,
     ends_at integer not null,
     announced_at integer,
     recorded_at integer not null,
     author text not null,
     reason text not null,
     evidence text,
     scope text not null
   )`,
  `create index exclusion_ends on exclusion (ends_at)`,
  `create table exclusion_withdrawal (
     exclusion_id integer primary key references exclusion (id),
     at integer not null,
     author text not null,
     reason text not null
   )`,
  `create table exclusion_silence (
     exclusion_id integer not null references exclusion (id),
     change text not null,
     silence_id text not null,
     at integer not null,
     primary key (exclusion_id, change)
   )`,
]
