import { sql } from 'kysely'
import type { Migration } from '../migration.js'

/** Each period of each agreement as it was judged last, for pages: they read no minutes. */
export const agreementPeriodsMigration: Migration = {
  name: '018-agreement-periods',
  async up(db) {
    await sql.raw(TABLE).execute(db)
  },
}

const TABLE = `create table agreement_period (
  service text not null,
  agreement text not null,
  period text not null,
  period_from integer not null,
  period_to integer not null,
  fingerprint text not null,
  settled integer not null,
  kept_at integer not null,
  config_hash text not null,
  version text not null,
  result text not null,
  details blob not null,
  primary key (service, agreement, period)
)`
