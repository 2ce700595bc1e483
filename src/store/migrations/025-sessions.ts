import { sql } from 'kysely'
import type { Migration } from '../migration.js'

/** Who is signed in. */
export const sessionsMigration: Migration = {
  name: '025-sessions',
  async up(db) {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
  },
}

const STATEMENTS = [
  `create table session (
     id text primary key,
     digest text not null unique,
     name text not null,
     role text not null,
     how text not null,
     person text not null,
     proof text,
     provider text,
     started_at integer not null,
     used_at integer not null,
     address text not null,
     agent text not null
   )`,
  `create index session_person on session (person)`,
]
