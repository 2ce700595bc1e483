import type { Selectable } from 'kysely'
import * as z from 'zod'
import { numberOf, type Aggregate } from '../store/aggregates.js'
import type { Reader } from '../store/database.js'
import type { IssuedReportTable } from '../store/report-tables.js'
import { fromUnix } from '../store/unix-time.js'
import { holdIn, type HoldColumns } from './approval/hold-store.js'
import type { Hold } from './approval/hold.js'
import type { Correction } from './correction.js'
import { countOf, numberAfter, type ReportPlace } from './report-number.js'

/** A report that was issued. */
export interface IssuedReport extends ReportPlace {
  readonly report: string
  /** Period label. */
  readonly period: string
  readonly issuedAt: Date
  readonly configHash: string
  readonly version: string
  /** SHA-256 of its JSON, hex. */
  readonly hash: string
  /** The whole report, as `reportJson` wrote it. */
  readonly json: string
  /** Whether it is not sent before somebody says so, and what was said; `null`: it was sent at its issue. */
  readonly hold: Hold | null
}

/** A report that was issued, as lists name it. */
export interface ListedReport extends Omit<IssuedReport, 'json'> {
  /** `null`: it is the first. */
  readonly correction: Pick<Correction, 'reasons'> | null
}

/** The newest revision of a report of a period; `null`: not issued yet. */
export async function findNewest(reader: Reader, report: string, period: string): Promise<IssuedReport | null> {
  const query = issuedReports(reader).where('issued.report', '=', report).where('issued.period', '=', period)
  const row = await query.orderBy('issued.revision', 'desc').limit(1).executeTakeFirst()
  return row === undefined ? null : issuedReport(row)
}

/** All revisions under a number, oldest first; empty: there is none. */
export async function findByNumber(reader: Reader, number: string): Promise<readonly IssuedReport[]> {
  const rows = issuedReports(reader).where('issued.number', '=', number)
  return (await rows.orderBy('issued.revision').execute()).map(issuedReport)
}

/** One revision; `null`: there is no such one. */
export async function findRevision(reader: Reader, { number, revision }: ReportPlace): Promise<IssuedReport | null> {
  const rows = issuedReports(reader).where('issued.number', '=', number)
  const row = await rows.where('issued.revision', '=', revision).executeTakeFirst()
  return row === undefined ? null : issuedReport(row)
}

/** The number that the next report of a year will have. */
export async function nextNumber(reader: Reader, year: string): Promise<string> {
  const numbers = reader.selectFrom('issued_report').select('number').distinct().where('number', 'like', `${year}-%`)
  const given = (await numbers.execute()).map(({ number }) => countOf(number))
  return numberAfter(year, Math.max(0, ...given))
}

function issuedReports(reader: Reader) {
  return reader
    .selectFrom('issued_report as issued')
    .leftJoin('report_hold as hold', (on) =>
      on.onRef('hold.number', '=', 'issued.number').onRef('hold.revision', '=', 'issued.revision'),
    )
    .selectAll('issued')
    .select(['hold.number as held', 'hold.decision', 'hold.by_name', 'hold.at', 'hold.how', 'hold.note'])
}

function issuedReport(row: Selectable<IssuedReportTable> & HoldColumns): IssuedReport {
  const { number, report, period, revision, hash, config_hash: configHash, version, model: json } = row
  const issuedAt = fromUnix(row.issued_at)
  return { number, report, period, revision, issuedAt, hash, configHash, version, json, hold: holdIn(row) }
}

const instant = z.iso.datetime().transform((text) => new Date(text))
const stretch = z.object({ from: instant, to: instant })
const said = stretch.extend({ id: z.int(), name: z.string(), by: z.string().nullable(), why: z.string().nullable() })
const reasonSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('late_data'), hours: z.array(stretch), minutes: z.number() }),
  said.extend({ kind: z.literal('exclusion_added') }),
  said.extend({ kind: z.literal('exclusion_withdrawn') }),
  z.object({ kind: z.literal('by_hand'), by: z.string().nullable(), why: z.string().nullable() }),
])
// What an earlier version wrote says its reason in its own words only.
const correctionSchema = z.object({
  correction: z
    .object({ reasons: z.array(reasonSchema) })
    .nullish()
    .catch(null),
})

/** Every revision, by report, period and revision. */
export async function listReports(reader: Reader): Promise<readonly ListedReport[]> {
  const all = issuedReports(reader).orderBy('issued.report').orderBy('issued.period')
  const rows = await all.orderBy('issued.revision').execute()
  return rows.map((row) => listed(issuedReport(row)))
}

/** Without what it says. */
export function listed({ json, ...report }: IssuedReport): ListedReport {
  return { ...report, correction: correctionSchema.parse(JSON.parse(json)).correction ?? null }
}

/** How many issued revisions are superseded, by name of the report; 0 where all stand. */
export async function countSuperseded(reader: Reader): Promise<ReadonlyMap<string, number>> {
  const revisions = reader.fn.countAll<Aggregate>().as('revisions')
  const periods = reader.fn.count<Aggregate>('period').distinct().as('periods')
  const issued = reader.selectFrom('issued_report').select(['report', revisions, periods])
  const rows = await issued.groupBy('report').orderBy('report').execute()
  return new Map(rows.map((row) => [row.report, numberOf(row.revisions) - numberOf(row.periods)]))
}
