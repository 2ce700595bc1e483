import { sql } from 'kysely'
import type { Migration } from '../migration.js'

/** What counters rose by over holes that they survived. */
export const counterJumpsMigration: Migration = {
  name: '011-counter-jumps',
  async up(db) {
    await sql
      .raw(
        `create table counter_jump (
           objective_id integer not null,
           from_at integer not null,
           to_at integer not null,
           milli_events integer,
           milli_errors integer,
           primary key (objective_id, from_at, to_at)
         )`,
      )
      .execute(db)
  },
}
