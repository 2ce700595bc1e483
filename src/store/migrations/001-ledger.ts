import { sql } from 'kysely'
import type { Migration } from '../migration.js'

/** Objectives, datasets, their hours, configuration snapshots, and the slots of jobs. */
export const ledgerMigration: Migration = {
  name: '001-ledger',
  async up(db) {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
  },
}

const STATEMENTS = [
  `create table objective (
     id integer primary key,
     prometheus text not null,
     environment text not null,
     service text not null,
     slo text not null,
     group_key text not null,
     definition_hash text not null,
     history_from integer not null,
     watermark integer,
     unique (prometheus, environment, service, slo, group_key)
   )`,
  `create table ledger_hour (
     objective_id integer not null references objective (id),
     hour integer not null,
     definition_hash text not null,
     milli_events integer not null,
     milli_errors integer not null,
     observed_seconds integer not null,
     minutes blob,
     primary key (objective_id, hour)
   )`,
  // Sums over months read this index alone, never the rows with their minutes.
  `create index ledger_hour_sums on ledger_hour (objective_id, hour, milli_events, milli_errors, observed_seconds)`,
  `create table dataset (
     id integer primary key,
     prometheus text not null,
     environment text not null,
     service text not null,
     dataset text not null,
     history_from integer not null,
     watermark integer,
     newest_point integer,
     answered_at integer,
     unique (prometheus, environment, service, dataset)
   )`,
  `create table dataset_hour (
     dataset_id integer not null references dataset (id),
     hour integer not null,
     observed_seconds integer not null,
     minutes blob,
     primary key (dataset_id, hour)
   )`,
  `create table config_snapshot (
     hash text primary key,
     canonical text not null,
     first_seen integer not null
   )`,
  `create table job_slot (
     name text primary key,
     last_slot integer not null
   )`,
]
