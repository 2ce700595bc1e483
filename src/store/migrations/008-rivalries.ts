import { sql } from 'kysely'
import type { Migration } from '../migration.js'

/** Stretches in which several series told of one value, and hours that could not be read again. */
export const rivalriesMigration: Migration = {
  name: '008-rivalries',
  async up(db) {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
  },
}

const STATEMENTS = [
  `alter table objective add column rivalries text not null default ''`,
  `alter table dataset add column rivalries text not null default ''`,
  `create table set_aside_hour (
     kind text not null,
     target_id integer not null,
     hour integer not null,
     set_aside_at integer not null,
     reason text not null,
     content text not null
   )`,
]
