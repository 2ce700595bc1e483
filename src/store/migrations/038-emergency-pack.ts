import { sql } from 'kysely'
import type { Migration } from '../migration.js'

/** When the emergency pack was last made. */
export const emergencyPackMigration: Migration = {
  name: '038-emergency-pack',
  async up(db) {
    await sql
      .raw(
        `create table emergency_pack (
           made_at integer not null,
           config_hash text not null,
           folder text not null,
           files text not null
         )`,
      )
      .execute(db)
  },
}
