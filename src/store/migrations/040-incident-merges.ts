import { sql } from 'kysely'
import type { Migration } from '../migration.js'

/** What two incidents were before they became one, so that they can be taken apart. */
export const incidentMergesMigration: Migration = {
  name: '040-incident-merges',
  async up(db) {
    const table = `create table incident_merge (
      seq integer primary key,
      part_id text not null unique references incident (id),
      whole_id text not null references incident (id),
      record text not null
    )`
    await sql.raw(table).execute(db)
    await sql.raw(`create index incident_merge_into on incident_merge (whole_id, seq)`).execute(db)
  },
}
