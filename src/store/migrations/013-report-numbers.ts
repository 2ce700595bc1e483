import { createHash } from 'node:crypto'
import { sql, type Kysely } from 'kysely'
import type { Migration } from '../migration.js'

/** Numbers and hashes of issued reports, and their files. */
export const reportNumbersMigration: Migration = {
  name: '013-report-numbers',
  async up(db) {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
    await hashReports(db)
    await sql.raw(`create unique index issued_report_number on issued_report (number, revision)`).execute(db)
  },
}

const STATEMENTS = [
  `alter table issued_report add column number text not null default ''`,
  `alter table issued_report add column hash text not null default ''`,
  // What was issued before there were numbers gets them in the order in which it was.
  `with begun as (
     select report, period, strftime('%Y', min(issued_at), 'unixepoch') as year, min(issued_at) as at
     from issued_report group by report, period
   ), numbered as (
     select report, period, year || '-' || printf('%06d', row_number() over (partition by year order by at, report, period)) as number
     from begun
   )
   update issued_report set number = (
     select n.number from numbered n where n.report = issued_report.report and n.period = issued_report.period
   )`,
  `create table report_file (
     number text not null,
     revision integer not null,
     format text not null,
     recipient text not null,
     sha256 text not null,
     size integer not null,
     body blob not null,
     primary key (number, revision, format, recipient)
   )`,
  `create index report_file_digest on report_file (sha256)`,
]

async function hashReports(db: Kysely<unknown>): Promise<void> {
  const keys = await sql<{ readonly id: number }>`select rowid as id from issued_report`.execute(db)
  for (const { id } of keys.rows) {
    const { rows } = await sql<{ readonly model: string }>`select model from issued_report where rowid = ${id}`.execute(
      db,
    )
    const hash = createHash('sha256')
      .update(rows[0]?.model ?? '')
      .digest('hex')
    await sql`update issued_report set hash = ${hash} where rowid = ${id}`.execute(db)
  }
}
