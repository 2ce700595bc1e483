import { sql } from 'kysely'
import type { Migration } from '../migration.js'

/**
 * Sums over months read an index that holds them, and every minute of an hour that is under way changed its entry there: a page of each objective,
 * 40 MB a minute for ten thousand. The index holds whole hours alone now; those of which minutes are not known are few, and in one of their own.
 */
export const sumsOfWholeHoursMigration: Migration = {
  name: '051-sums-of-whole-hours',
  async up(db) {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
  },
}

const STATEMENTS = [
  'drop index ledger_hour_sums',
  `create index ledger_hour_sums on ledger_hour (objective_id, hour, milli_events, milli_errors, observed_seconds)
     where observed_seconds >= 3600`,
  'create index ledger_hour_parts on ledger_hour (objective_id, hour) where observed_seconds < 3600',
]
