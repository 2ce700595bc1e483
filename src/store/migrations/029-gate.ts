import { sql } from 'kysely'
import type { Migration } from '../migration.js'

/** Gates that somebody opened. */
export const gateMigration: Migration = {
  name: '029-gate',
  async up(db) {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
  },
}

const STATEMENTS = [
  `create table gate_override (
     id text primary key,
     service text not null,
     said_by text not null,
     said_at integer not null,
     until_at integer not null,
     reason text not null
   )`,
  `create index gate_override_of on gate_override (service, until_at)`,
]
