import { sql } from 'kysely'
import type { Migration } from '../migration.js'

/** What PagerDuty tells of its incidents, and which of ours they are. */
export const pagerdutyMigration: Migration = {
  name: '027-pagerduty',
  async up(db) {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
  },
}

const STATEMENTS = [
  `create table pagerduty_incident (
     id text primary key,
     incident_key text,
     number integer,
     title text not null,
     url text,
     status text,
     created_at integer not null,
     status_at integer not null,
     incident_id text references incident (id)
   )`,
  `create index pagerduty_incident_of on pagerduty_incident (incident_id) where incident_id is not null`,
  `create table pagerduty_event (
     id text primary key,
     type text not null,
     occurred_at integer not null,
     received_at integer not null,
     pagerduty_id text references pagerduty_incident (id),
     person text,
     words text not null,
     is_merge integer not null,
     sender text not null,
     outcome text not null,
     body text not null
   )`,
  `create index pagerduty_event_received on pagerduty_event (received_at)`,
  `create index pagerduty_event_open on pagerduty_event (outcome, occurred_at)`,
  `create index pagerduty_event_of on pagerduty_event (pagerduty_id, occurred_at)`,
]
