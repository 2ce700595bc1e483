import { sql } from 'kysely'
import type { Migration } from '../migration.js'

/**
 * Who changed what. Entries are added at the end and never changed: what tries is refused by the store itself, also `insert or replace`, which
 * would take an entry's place without a trigger of deletions being asked. Numbers are never given twice, so that a cut leaves a gap.
 */
export const auditMigration: Migration = {
  name: '019-audit',
  async up(db) {
    for (const statement of [...TABLE, ...TRIGGERS]) await sql.raw(statement).execute(db)
  },
  async upOnPostgres(db) {
    for (const statement of [...TABLE, ...TRIGGERS_ON_POSTGRES]) await sql.raw(statement).execute(db)
  },
}

const REFUSED = `select raise(abort, 'the audit log is only added to')`

const TABLE = [
  `create table audit_entry (
     seq integer primary key autoincrement,
     at integer not null,
     actor_kind text not null,
     actor_name text not null,
     identified_by text not null,
     through text not null,
     source text not null,
     action text not null,
     object_kind text not null,
     object_id text not null,
     old_value text not null,
     new_value text not null,
     hash text not null
   )`,
  `create index audit_entry_at on audit_entry (at)`,
  `create index audit_entry_object on audit_entry (object_kind, object_id)`,
  `create index audit_entry_actor on audit_entry (actor_name)`,
  `create index audit_entry_action on audit_entry (action)`,
]

const TRIGGERS = [
  `create trigger audit_entry_stays before update on audit_entry begin ${REFUSED}; end`,
  `create trigger audit_entry_remains before delete on audit_entry begin ${REFUSED}; end`,
  `create trigger audit_entry_follows before insert on audit_entry
   when new.seq <> coalesce((select seq from sqlite_sequence where name = 'audit_entry'), 0) + 1
   begin ${REFUSED}; end`,
]

/** Of numbers that were given once PostgreSQL remembers more than is kept where a transaction is undone: `audit_written` does not. */
const TRIGGERS_ON_POSTGRES = [
  `create table audit_written (id integer primary key check (id = 1), seq integer not null)`,
  `insert into audit_written (id, seq) values (1, 0)`,
  `create function audit_entry_refuse() returns trigger language plpgsql as $$
   begin
     raise exception 'the audit log is only added to';
   end $$`,
  `create function audit_entry_follow() returns trigger language plpgsql as $$
   begin
     update audit_written set seq = new.seq where seq = new.seq - 1;
     if not found then
       raise exception 'the audit log is only added to';
     end if;
     return new;
   end $$`,
  `create trigger audit_entry_stays before update on audit_entry
   for each row execute function audit_entry_refuse()`,
  `create trigger audit_entry_remains before delete on audit_entry
   for each row execute function audit_entry_refuse()`,
  `create trigger audit_entry_is_not_emptied before truncate on audit_entry
   for each statement execute function audit_entry_refuse()`,
  `create trigger audit_entry_follows before insert on audit_entry
   for each row execute function audit_entry_follow()`,
]
