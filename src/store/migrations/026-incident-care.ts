import { sql } from 'kysely'
import type { Migration } from '../migration.js'

/** What people do about incidents: roles, milestones that they change, incidents that are part of others; and what lists are read by. */
export const incidentCareMigration: Migration = {
  name: '026-incident-care',
  async up(db) {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
  },
}

const STATEMENTS = [
  `alter table incident add column merged_into text references incident (id)`,
  `alter table incident_milestone add column was_edited integer not null default 0`,
  `alter table incident_milestone add column was_at integer`,
  `alter table incident_milestone add column was_source text`,
  `create table incident_role (
     incident_id text not null references incident (id),
     role text not null,
     person text not null,
     primary key (incident_id, role)
   ) without rowid`,
  `create index incident_of_state on incident (state, number)`,
  `create index incident_of_service on incident (service, number)`,
  `create index incident_part_of on incident (merged_into) where merged_into is not null`,
  `create index incident_alert_began on incident_alert (starts_at)`,
]
