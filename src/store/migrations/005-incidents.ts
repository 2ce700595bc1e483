import { sql } from 'kysely'
import type { Migration } from '../migration.js'

/** Alerts as they were received, incidents with their milestones and alerts. */
export const incidentsMigration: Migration = {
  name: '005-incidents',
  async up(db) {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
  },
}

const STATEMENTS = [
  `create table alert_observation (
     id integer primary key,
     fingerprint text not null,
     starts_at integer not null,
     status text not null,
     ends_at integer,
     labels text not null,
     summary text,
     received_at integer not null,
     applied_at integer,
     unique (fingerprint, starts_at, status)
   )`,
  `create index alert_observation_waiting on alert_observation (id) where applied_at is null`,
  `create table incident (
     id text primary key,
     number integer not null unique,
     service text not null,
     environment text not null,
     severity text not null,
     title text not null,
     state text not null,
     reopen_count integer not null,
     false_positive integer not null,
     began_at integer not null
   )`,
  `create index incident_began on incident (began_at)`,
  `create index incident_unresolved on incident (service, environment) where state <> 'resolved'`,
  `create table incident_milestone (
     incident_id text not null references incident (id),
     kind text not null,
     at integer not null,
     source text not null,
     uncertainty_seconds real,
     author text,
     note text,
     primary key (incident_id, kind)
   )`,
  `create table incident_alert (
     fingerprint text not null,
     starts_at integer not null,
     ends_at integer,
     service text not null,
     environment text not null,
     incident_id text references incident (id),
     labels text not null,
     summary text,
     approximate integer not null,
     active_at integer,
     primary key (fingerprint, starts_at)
   )`,
  `create index incident_alert_of on incident_alert (incident_id)`,
  `create index incident_alert_loose on incident_alert (service, environment, starts_at) where incident_id is null`,
  `create table alert_reconcile (prometheus text primary key, reconciled_to integer not null)`,
]
