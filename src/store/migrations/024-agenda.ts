import { sql } from 'kysely'
import type { Migration } from '../migration.js'

/** The calendar of planned work: what was published of it, and the secret of its address. */
export const agendaMigration: Migration = {
  name: '024-agenda',
  async up(db) {
    for (const statement of [...TABLES, SECRET_ON_SQLITE]) await sql.raw(statement).execute(db)
  },
  async upOnPostgres(db) {
    for (const statement of [...TABLES, SECRET_ON_POSTGRES]) await sql.raw(statement).execute(db)
  },
}

const TABLES = [
  `create table agenda_item (
     key text primary key,
     uid text not null unique,
     basis text not null,
     begins_at integer not null,
     content text not null,
     sequence integer not null,
     changed_at integer not null,
     is_cancelled integer not null
   )`,
  `create table agenda_secret (secret text primary key)`,
]

const SECRET_ON_SQLITE = `insert into agenda_secret (secret) values (lower(hex(randomblob(24))))`
/** As long: of the 192 bits of one and a half UUIDs some 183 are random. */
const SECRET_ON_POSTGRES = `insert into agenda_secret (secret)
  values (left(replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', ''), 48))`
