import { sql } from 'kysely'
import type { Migration } from '../migration.js'

/** How controls stood, and when. */
export const controlsMigration: Migration = {
  name: '032-controls',
  async up(db) {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
  },
}

const STATEMENTS = [
  `create table control_stretch (
     id integer primary key autoincrement,
     service text not null,
     dataset text not null,
     control text not null,
     part text not null,
     status text not null,
     from_at integer not null,
     judged_at integer not null,
     finding text not null
   )`,
  'create index control_stretch_of on control_stretch (service, dataset, control, part, from_at)',
  'create index control_stretch_judged on control_stretch (judged_at)',
]
