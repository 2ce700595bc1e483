import { sql } from 'kysely'
import type { Migration } from '../migration.js'

/** Who opened an incident by hand. */
export const openedByMigration: Migration = {
  name: '047-opened-by',
  async up(db) {
    await sql.raw(`alter table incident add column opened_by text`).execute(db)
  },
}
