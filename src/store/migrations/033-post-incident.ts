import { sql } from 'kysely'
import type { Migration } from '../migration.js'

/** What was learned of incidents. */
export const postIncidentMigration: Migration = {
  name: '033-post-incident',
  async up(db) {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
  },
}

const STATEMENTS = [
  `create table post_incident_report (
     incident_id text primary key references incident (id),
     parts text not null,
     written_at integer not null,
     written_by text not null,
     filed_at integer,
     filed_by text,
     evidence text
   )`,
  `create table action_item (
     number integer primary key autoincrement,
     incident_id text not null references incident (id),
     incident_number integer not null,
     service text not null,
     environment text not null,
     text text not null,
     owner text not null,
     due text not null,
     created_at integer not null,
     created_by text not null,
     state text not null,
     closed_at integer,
     closed_by text,
     note text
   )`,
  `create index action_item_of on action_item (incident_id)`,
  `create index action_item_open on action_item (due) where state = 'open'`,
]
