import { sql } from 'kysely'
import type { Migration } from '../migration.js'

/** How large backups were and how long they took, as their sources told. */
export const backupMeasuresMigration: Migration = {
  name: '034-backup-measures',
  async up(db) {
    await sql.raw(STATEMENT).execute(db)
  },
}

const STATEMENT = `create table backup_measure (
  prometheus text not null,
  environment text not null,
  service text not null,
  dataset text not null,
  point_at integer not null,
  size_bytes integer,
  duration_ms integer,
  primary key (prometheus, environment, service, dataset, point_at)
) without rowid`
