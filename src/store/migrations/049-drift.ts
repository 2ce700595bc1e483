import { sql } from 'kysely'
import type { Migration } from '../migration.js'

/** How servers stood when they were last asked what they have loaded. */
export const driftMigration: Migration = {
  name: '049-drift',
  async up(db) {
    await sql.raw(STATEMENT).execute(db)
  },
}

const STATEMENT = `create table drift_record (
     server text not null,
     name text not null,
     url text not null,
     config_hash text not null,
     asked_at integer not null,
     answered_at integer,
     problem text,
     unknown_since integer,
     different_since integer,
     items text not null,
     primary key (server, name)
   )`
