import { sql } from 'kysely'
import type { Migration } from '../migration.js'

/** Runs of drills, and what was said of each. */
export const drillsMigration: Migration = {
  name: '028-drills',
  async up(db) {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
  },
}

const STATEMENTS = [
  `create table drill_seen (
     service text not null,
     drill text not null,
     seen_at integer not null,
     primary key (service, drill)
   )`,
  `create table drill_run (
     id text primary key,
     service text not null,
     environment text,
     drill text not null,
     type text not null,
     failure_class text not null,
     dataset text,
     rto_seconds real not null,
     deadline_seconds real not null,
     plan text not null,
     declared_at integer not null,
     started_by text not null,
     outcome text,
     closed_at integer,
     rto_actual_ms integer,
     rpo_actual_ms integer,
     reviewed_at integer
   )`,
  // A drill is held once at a time: what is said of it by its name is said of that run.
  'create unique index drill_run_open on drill_run (service, drill) where closed_at is null',
  'create index drill_run_by_start on drill_run (declared_at, id)',
  'create index drill_run_closed on drill_run (closed_at)',
  `create table drill_entry (
     run_id text not null references drill_run (id),
     number integer not null,
     at integer not null,
     by text not null,
     said text not null,
     primary key (run_id, number)
   )`,
]
