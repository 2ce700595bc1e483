import { sql } from 'kysely'
import type { Migration } from '../migration.js'

/** Disturbances that are told to strangers, and by which name their feed is known. */
export const publicationsMigration: Migration = {
  name: '023-publications',
  async up(db) {
    for (const statement of [...TABLES, FEED_ON_SQLITE]) await sql.raw(statement).execute(db)
  },
  async upOnPostgres(db) {
    for (const statement of [...TABLES, FEED_ON_POSTGRES]) await sql.raw(statement).execute(db)
  },
}

/** Version 4, variant 1 of RFC 9562. */
const RANDOM_UUID = `lower(hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-4' || substr(hex(randomblob(2)), 2)
  || '-8' || substr(hex(randomblob(2)), 2) || '-' || hex(randomblob(6)))`

const TABLES = [
  `create table publication (
     id integer primary key autoincrement,
     uuid text not null unique,
     title text not null,
     started_at integer not null,
     incident integer,
     recorded_at integer not null
   )`,
  `create table publication_update (
     id integer primary key autoincrement,
     publication_id integer not null references publication (id),
     at integer not null,
     stage text not null,
     body text not null,
     impacts text not null,
     author text not null
   )`,
  `create index publication_update_of on publication_update (publication_id)`,
  `create table publication_withdrawal (
     publication_id integer primary key references publication (id),
     at integer not null,
     author text not null,
     reason text not null
   )`,
  `create table publication_feed (uuid text primary key)`,
]

const FEED_ON_SQLITE = `insert into publication_feed (uuid) values (${RANDOM_UUID})`
const FEED_ON_POSTGRES = `insert into publication_feed (uuid) values (gen_random_uuid()::text)`
