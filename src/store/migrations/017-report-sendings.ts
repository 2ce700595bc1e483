import { sql } from 'kysely'
import type { Migration } from '../migration.js'

/** What is sent of reports, when, and what somebody of the house has to say before it is. */
export const reportSendingsMigration: Migration = {
  name: '017-report-sendings',
  async up(db) {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
  },
}

const STATEMENTS = [
  `create table report_sending (
     key text primary key,
     number text not null,
     revision integer not null,
     asked text not null,
     again integer not null,
     by_name text,
     at integer not null
   )`,
  `create index report_sending_report on report_sending (number, revision)`,
  // What was sent of a report is known by its mails, or, of those that were issued before their files were kept, by its name.
  `with mail as (select number, revision, recipient from report_file where format = 'eml')
   insert into report_sending (key, number, revision, asked, again, by_name, at)
   select 'report:' || r.report || ':' || r.period || iif(r.revision = 1, '', ':' || r.revision)
       || iif(coalesce(m.recipient, '') = '', '', ':' || m.recipient),
     r.number, r.revision, coalesce(m.recipient, ''), 0, null, r.issued_at
   from issued_report r left join mail m on m.number = r.number and m.revision = r.revision`,
  `create table report_letter (
     number text not null,
     revision integer not null,
     body blob not null,
     primary key (number, revision)
   )`,
  `create table report_hold (
     number text not null,
     revision integer not null,
     decision text,
     by_name text,
     at integer,
     how text,
     note text,
     primary key (number, revision)
   )`,
  `create table report_file_sent (
     number text not null,
     revision integer not null,
     format text not null,
     recipient text not null,
     again integer not null,
     sha256 text not null,
     size integer not null,
     body blob not null,
     primary key (number, revision, format, recipient, again)
   )`,
  `insert into report_file_sent select number, revision, format, recipient, 0, sha256, size, body from report_file`,
  `drop table report_file`,
  `alter table report_file_sent rename to report_file`,
  `create index report_file_digest on report_file (sha256)`,
]
