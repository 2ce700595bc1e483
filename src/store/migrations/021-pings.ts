import { sql } from 'kysely'
import type { Migration } from '../migration.js'

/** Runs of backups, as pings tell of them, and the secrets by which pings name a dataset. */
export const pingsMigration: Migration = {
  name: '021-pings',
  async up(db) {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
  },
}

const STATEMENTS = [
  `create table ping_target (
     id integer primary key autoincrement,
     environment text not null,
     service text not null,
     dataset text not null,
     secret text not null unique,
     created_at integer not null,
     unique (environment, service, dataset)
   )`,
  `create table ping_key (
     id integer primary key check (id = 1),
     secret text not null,
     created_at integer not null
   )`,
  `create table backup_run (
     id integer primary key autoincrement,
     target_id integer not null references ping_target (id),
     rid text,
     outcome text not null,
     started_at integer,
     ended_at integer,
     heard_at integer not null,
     point_at integer,
     exit_status integer,
     size_bytes integer,
     excerpt blob
   )`,
  `create unique index backup_run_rid on backup_run (target_id, rid) where rid is not null`,
  `create index backup_run_point on backup_run (target_id, point_at) where point_at is not null`,
  `create index backup_run_nameless on backup_run (target_id, id) where rid is null`,
  `create index backup_run_target on backup_run (target_id, id)`,
  `create index backup_run_heard on backup_run (heard_at)`,
]
