import { sql } from 'kysely'
import type { Migration } from '../migration.js'

/** Where conversations stand at the far side. */
export const conversationsMigration: Migration = {
  name: '045-conversations',
  async up(db) {
    await sql
      .raw(`create table conversation (queue text not null primary key, place text not null) without rowid`)
      .execute(db)
  },
}
