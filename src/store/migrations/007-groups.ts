import { sql } from 'kysely'
import type { Migration } from '../migration.js'

/** Groups of objectives, and since when each definition of an objective's numbers holds. */
export const groupsMigration: Migration = {
  name: '007-groups',
  async up(db) {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
  },
}

const STATEMENTS = [
  `alter table objective add column parent_id integer references objective (id)`,
  `alter table objective add column group_by text not null default ''`,
  `alter table objective add column seen_at integer`,
  `create index objective_parent on objective (parent_id) where parent_id is not null`,
  `create table objective_definition (
     objective_id integer not null references objective (id),
     since integer not null,
     definition_hash text not null,
     primary key (objective_id, since)
   ) without rowid`,
  `insert into objective_definition
     select objective_id, min(hour), definition_hash from ledger_hour group by objective_id, definition_hash`,
  // One that has no hours yet.
  `insert or ignore into objective_definition
     select id, coalesce(watermark, history_from), definition_hash from objective
     where not exists (
       select 1 from objective_definition d
       where d.objective_id = objective.id and d.definition_hash = objective.definition_hash
     )`,
]
