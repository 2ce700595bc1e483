import { sql } from 'kysely'
import type { Migration } from '../migration.js'

/** Who has changed something, and what kind of incident each is. */
export const actorsAndKindsMigration: Migration = {
  name: '012-actors-and-kinds',
  async up(db) {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
  },
}

const STATEMENTS = [
  `alter table domain_event add column actor_kind text not null default 'job'`,
  // Of what was done before, only people are known.
  `alter table domain_event add column actor_name text not null default ''`,
  `update domain_event set actor_kind = 'person', actor_name = json_extract(data, '$.author')
     where json_extract(data, '$.author') is not null`,
  `alter table incident add column kind text not null default 'real'`,
  `update incident set kind = 'false_alarm' where false_positive = 1`,
  `alter table incident drop column false_positive`,
]
