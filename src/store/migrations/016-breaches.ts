import { sql } from 'kysely'
import type { Migration } from '../migration.js'

/** Breaches of agreements, and who has acknowledged them. */
export const breachesMigration: Migration = {
  name: '016-breaches',
  async up(db) {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
  },
}

const STATEMENTS = [
  `create table agreement_followed (
     service text not null,
     agreement text not null,
     since integer not null,
     judged_to integer not null,
     primary key (service, agreement)
   )`,
  // autoincrement: links and escalations carry the number, so none may be given twice.
  `create table agreement_breach (
     id integer primary key autoincrement,
     service text not null,
     agreement text not null,
     period text not null,
     period_from integer not null,
     period_to integer not null,
     timezone text not null,
     round integer not null,
     found_at integer not null,
     told integer not null,
     asked text not null,
     standing text not null,
     lifted_at integer,
     unique (service, agreement, period)
   )`,
  `create table breach_answer (
     breach_id integer not null references agreement_breach (id),
     round integer not null,
     by_name text not null,
     at integer not null,
     how text not null,
     comment text,
     primary key (breach_id, round, by_name)
   )`,
]
