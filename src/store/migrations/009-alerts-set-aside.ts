import { sql } from 'kysely'
import type { Migration } from '../migration.js'

/** Alerts of which nothing could be made, kept for people with the reason. */
export const alertsSetAsideMigration: Migration = {
  name: '009-alerts-set-aside',
  async up(db) {
    await sql
      .raw(
        `create table alert_set_aside (
           id integer primary key,
           received_at integer not null,
           reason text not null,
           body text not null
         )`,
      )
      .execute(db)
  },
}
