import { sql } from 'kysely'
import type { Migration } from '../migration.js'

/** Whom PagerDuty has given an incident to. */
export const pagerdutyAssigneesMigration: Migration = {
  name: '048-pagerduty-assignees',
  async up(db) {
    await sql.raw(`alter table pagerduty_event add column assignees text`).execute(db)
  },
}
