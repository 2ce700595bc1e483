import { sql } from 'kysely'
import type { Migration } from '../migration.js'

/** How far people have come in an incident, as they say. */
export const incidentStagesMigration: Migration = {
  name: '046-incident-stages',
  async up(db) {
    await sql.raw(`alter table incident add column stage text`).execute(db)
  },
}
