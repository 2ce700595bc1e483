import { sql } from 'kysely'
import type { Migration } from '../migration.js'

const STATEMENTS = [
  `alter table alert_set_aside add column digest text not null default ''`,
  // Of what was set aside before there were digests, each row stays one of its own.
  `update alert_set_aside set digest = 'row ' || id`,
  `create unique index alert_set_aside_digest on alert_set_aside (digest)`,
]

/** What cannot be read is repeated by Alertmanager for as long as it fires: it is kept once. */
export const setAsideOnceMigration: Migration = {
  name: '010-set-aside-once',
  async up(db) {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
  },
}
