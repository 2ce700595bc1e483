import { sql } from 'kysely'
import type { Migration } from '../migration.js'

/** Findings of drills are action items, from the first one on. */
export const findingsAsActionsMigration: Migration = {
  name: '050-findings-as-actions',
  async up(db) {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
  },
}

/** A column that may hold nothing takes a new table. */
const STATEMENTS = [
  `create table action_item_new (
     number integer primary key autoincrement,
     incident_id text references incident (id),
     incident_number integer,
     drill_run_id text references drill_run (id),
     drill text,
     finding integer,
     service text not null,
     environment text not null,
     text text not null,
     owner text not null,
     due text not null,
     created_at integer not null,
     created_by text not null,
     state text not null,
     closed_at integer,
     closed_by text,
     note text,
     check ((incident_id is null) <> (drill_run_id is null))
   )`,
  `insert into action_item_new (number, incident_id, incident_number, service, environment, text, owner, due,
     created_at, created_by, state, closed_at, closed_by, note)
   select number, incident_id, incident_number, service, environment, text, owner, due,
     created_at, created_by, state, closed_at, closed_by, note from action_item order by number`,
  `drop table action_item`,
  `alter table action_item_new rename to action_item`,
  `create index action_item_of on action_item (incident_id)`,
  `create index action_item_open on action_item (due) where state = 'open'`,
  `create unique index action_item_of_finding on action_item (drill_run_id, finding) where drill_run_id is not null`,
  // Who noted it sees to it, within thirty days, where nobody said otherwise.
  `insert into action_item (drill_run_id, drill, finding, service, environment, text, owner, due,
     created_at, created_by, state, closed_at, closed_by)
   select run.id, run.drill, entry.number, run.service, coalesce(run.environment, ''),
     json_extract(entry.said, '$.text'), coalesce(json_extract(entry.said, '$.owner'), entry.by),
     coalesce(substr(json_extract(entry.said, '$.due'), 1, 10), date(entry.at / 1000, 'unixepoch', '+30 days')),
     entry.at, entry.by, case when done.at is null then 'open' else 'done' end, done.at, done.by
   from drill_entry entry
     join drill_run run on run.id = entry.run_id
     left join drill_entry done on done.run_id = entry.run_id and done.number = (
       select min(number) from drill_entry
       where run_id = entry.run_id and json_extract(said, '$.kind') = 'finding_done'
         and json_extract(said, '$.finding') = entry.number)
   where json_extract(entry.said, '$.kind') = 'finding'
   order by entry.at, entry.run_id, entry.number`,
]
