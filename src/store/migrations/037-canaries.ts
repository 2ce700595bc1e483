import { sql } from 'kysely'
import type { Migration } from '../migration.js'

/** By which labels a canary is told from the rest of its service. */
export const canariesMigration: Migration = {
  name: '037-canaries',
  async up(db) {
    await sql.raw('alter table deployment add column canary text').execute(db)
  },
}
