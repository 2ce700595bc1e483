import { sql } from 'kysely'
import type { Migration } from '../migration.js'

/** What kind of failure an incident was, where people have said so. */
export const incidentClassMigration: Migration = {
  name: '039-incident-class',
  async up(db) {
    await sql.raw(`alter table incident add column failure_class text`).execute(db)
  },
}
