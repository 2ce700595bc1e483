import { sql } from 'kysely'
import type { Migration } from '../migration.js'

/** Deployments and what became of them. */
export const deploymentsMigration: Migration = {
  name: '020-deployments',
  async up(db) {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
  },
}

const STATEMENTS = [
  `create table deployment (
     id text primary key,
     service text not null,
     environment text,
     version text not null,
     strategy text not null,
     started_at integer not null,
     started_by text not null,
     finished_at integer,
     watched_to integer not null,
     verdict text,
     judged_at integer,
     findings text,
     rolled_back_at integer,
     rolled_back_by text
   )`,
  'create index deployment_by_start on deployment (started_at, id)',
  'create index deployment_by_service on deployment (service, started_at)',
  'create index deployment_watched on deployment (watched_to) where verdict is null',
]
