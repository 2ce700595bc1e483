import { sql } from 'kysely'
import type { Reader } from '../store/database.js'
import { fromUnix, toUnix } from '../store/unix-time.js'
import type { ArchiveState } from './archive-state.js'
import type { ReportPlace } from './report-number.js'

/** A report as the archive names it: its newest revision. */
export interface ArchivedReport extends ReportPlace {
  readonly report: string
  /** Period label. */
  readonly period: string
  readonly issuedAt: Date
  readonly state: ArchiveState
}

/** Which reports are asked for. */
export interface ArchiveQuestion {
  /** Names of reports; `null`: all. */
  readonly reports: readonly string[] | null
  /** `null`: all. */
  readonly period: string | null
  readonly state: ArchiveState | null
  /** Only those behind this one in the order of the list; default: all. */
  readonly after?: readonly [issuedAt: string, number: string] | null
}

/** How many there are. */
export async function countArchived(reader: Reader, question: ArchiveQuestion): Promise<number> {
  const { rows } = await sql<{ readonly count: number }>`
    select count(*) as count from (${newest}) as newest ${where(question)}`.execute(reader)
  return rows[0]?.count ?? 0
}

/** Some of them, the newest first, without what they say. */
export async function readArchived(
  reader: Reader,
  question: ArchiveQuestion,
  { offset, limit }: { readonly offset: number; readonly limit: number },
): Promise<readonly ArchivedReport[]> {
  const { rows } = await sql<Row>`
    select * from (${newest}) as newest ${where(question)}
    order by issued_at desc, number desc limit ${limit} offset ${offset}`.execute(reader)
  return rows.map(({ issued_at, ...row }) => ({ ...row, issuedAt: fromUnix(issued_at) }))
}

interface Row extends Omit<ArchivedReport, 'issuedAt'> {
  readonly issued_at: number
}

const newest = sql`
  select r.number, r.revision, r.report, r.period, r.issued_at,
    case
      when h.number is not null and h.decision is null then 'waits'
      when h.decision = 'reject' then 'rejected'
      when exists (select 1 from report_answer a where a.number = r.number and a.revision = r.revision) then 'read'
      when exists (select 1 from report_sending s where s.number = r.number and s.revision = r.revision and s.asked <> '') then 'unread'
      else 'sent'
    end as state
  from issued_report r left join report_hold h on h.number = r.number and h.revision = r.revision
  where r.revision = (select max(n.revision) from issued_report n where n.number = r.number)`

function where({ reports, period, state, after = null }: ArchiveQuestion) {
  const all = [
    ...(reports === null ? [] : [reports.length === 0 ? sql`1 = 0` : sql`report in (${sql.join([...reports])})`]),
    ...(period === null ? [] : [sql`period = ${period}`]),
    ...(state === null ? [] : [sql`state = ${state}`]),
    ...(after === null ? [] : [sql`(issued_at, number) < (${toUnix(new Date(after[0]))}, ${after[1]})`]),
  ]
  return all.length === 0 ? sql`` : sql`where ${sql.join(all, sql` and `)}`
}
