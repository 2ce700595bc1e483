import type { Selectable } from 'kysely'
import * as z from 'zod'
import type { Interval } from '../calendar/interval.js'
import type { Actor } from '../event/domain-event.js'
import { movePlaceInEvents, placeInEvents } from '../event/event-consumer-store.js'
import { recordEvent } from '../event/event-store.js'
import type { OutboxStore } from '../notify/outbox-store.js'
import type { OutgoingMail } from '../notify/outgoing-mail.js'
import { messageOfMail } from '../notify/outgoing-message.js'
import type { Steps } from '../shared/steps.js'
import { numberOf, type Aggregate } from '../store/aggregates.js'
import type { Database, Reader } from '../store/database.js'
import type { IssuedReportTable } from '../store/report-tables.js'
import { fromUnix, toUnix } from '../store/unix-time.js'
import { reasonOf } from './correction.js'
import { findLateData, type LateDataQuestion, type PendingLateData } from './late-data-store.js'
import { reportJson, type ReportModel } from './model.js'
import type { ReportEvent } from './report-events.js'

/** A report that was issued. */
export interface IssuedReport {
  readonly report: string
  /** Period label. */
  readonly period: string
  readonly revision: number
  readonly issuedAt: Date
  readonly configHash: string
  readonly version: string
  /** The whole report, as `reportJson` wrote it. */
  readonly json: string
}

/** A report that was issued, as lists name it. */
export interface ListedReport extends Omit<IssuedReport, 'json'> {
  /** `null`: it is the first. */
  readonly correction: { readonly lateData: { readonly hours: readonly Interval[]; readonly minutes: number } } | null
}

/** The archive of issued reports. */
export interface IssuedReportStore {
  /** The newest revision; `null`: not issued yet. */
  find(report: string, period: string): Promise<IssuedReport | null>
  /**
   * Keeps the report and puts its mail into the outbox, both or neither. A later revision supersedes the one before, which remains.
   *
   * @returns `false`: someone else has issued this revision; nothing was written
   */
  issue(model: ReportModel, mail: OutgoingMail): Promise<boolean>
  /** What became known of the period since the report was made, less what `doneWith` was told of; `null`: nothing. */
  lateData(report: IssuedReport, question: LateQuestion): Promise<PendingLateData | null>
  /** That late data was looked at, whether or not it changed a figure. */
  doneWith(report: IssuedReport, late: PendingLateData): Promise<void>
  /** Every revision, by report, period and revision. */
  list(): Promise<readonly ListedReport[]>
  /** How many issued revisions are superseded, by name of the report; 0 where all stand. */
  superseded(): Promise<ReadonlyMap<string, number>>
}

/** Whose late data: see `findLateData`. */
type LateQuestion = Pick<LateDataQuestion, 'services' | 'interval'>

export interface IssuedReportParts {
  readonly database: Database
  readonly outbox: OutboxStore
  readonly steps: Steps
  /** Who issues reports; default: the job that does. */
  readonly actor?: Actor
}

const JOB = { kind: 'job', name: 'report' } as const

/** The archive in the store. */
export function createIssuedReportStore({
  database,
  outbox,
  steps,
  actor = JOB,
}: IssuedReportParts): IssuedReportStore {
  return {
    find: (report, period) => database.read((reader) => findNewest(reader, report, period)),
    issue: (model, mail) =>
      database.write(async (transaction) => {
        const before = await findNewest(transaction, model.report, model.period.label)
        if ((before?.revision ?? 0) !== model.revision - 1) return false
        await transaction.insertInto('issued_report').values(rowOf(model)).execute()
        // A correction never arrives before what it corrects.
        const message = { ...messageOfMail(mail), queue: placeOf({ report: model.report, period: model.period.label }) }
        await outbox.put(transaction, message, model.createdAt)
        for (const event of eventsOf(model, actor)) await recordEvent(transaction, event)
        steps('report:stored')
        return true
      }),
    lateData: (report, question) =>
      database.read(async (reader) => {
        const after = await placeInEvents(reader, placeOf(report))
        return findLateData(reader, { ...question, since: report.issuedAt, after })
      }),
    doneWith: (report, { lastEvent }) =>
      database.write((transaction) => movePlaceInEvents(transaction, placeOf(report), lastEvent)),
    list: () => database.read(listAll),
    superseded: () => database.read(countSuperseded),
  }
}

/** How far a report has come in the stream of events. */
function placeOf({ report, period }: Pick<IssuedReport, 'report' | 'period'>): string {
  return `report:${report}:${period}`
}

async function findNewest(database: Reader, report: string, period: string): Promise<IssuedReport | null> {
  const query = database.selectFrom('issued_report').where('report', '=', report).where('period', '=', period)
  const row = await query.selectAll().orderBy('revision', 'desc').limit(1).executeTakeFirst()
  return row === undefined ? null : issuedReport(row)
}

function issuedReport(row: Selectable<IssuedReportTable>): IssuedReport {
  const { report, period, revision, config_hash: configHash, version, model: json } = row
  return { report, period, revision, issuedAt: fromUnix(row.issued_at), configHash, version, json }
}

const instant = z.iso.datetime().transform((text) => new Date(text))
const correctionSchema = z.object({
  correction: z
    .object({
      lateData: z.object({ hours: z.array(z.object({ from: instant, to: instant })), minutes: z.number() }),
    })
    .nullish(),
})

async function listAll(database: Reader): Promise<readonly ListedReport[]> {
  const all = database.selectFrom('issued_report').selectAll()
  const rows = await all.orderBy('report').orderBy('period').orderBy('revision').execute()
  return rows.map((row) => {
    const { json, ...listed } = issuedReport(row)
    return { ...listed, correction: correctionSchema.parse(JSON.parse(json)).correction ?? null }
  })
}

async function countSuperseded(database: Reader): Promise<ReadonlyMap<string, number>> {
  const revisions = database.fn.countAll<Aggregate>().as('revisions')
  const periods = database.fn.count<Aggregate>('period').distinct().as('periods')
  const issued = database.selectFrom('issued_report').select(['report', revisions, periods])
  const rows = await issued.groupBy('report').execute()
  return new Map(rows.map((row) => [row.report, numberOf(row.revisions) - numberOf(row.periods)]))
}

function eventsOf(
  { report, period, revision, createdAt: at, correction }: ReportModel,
  actor: Actor,
): readonly ReportEvent[] {
  const subject = { kind: 'report', id: `${report}:${period.label}` } as const
  const data = { report, period: period.label }
  const issued = { kind: 'report_issued', subject, at, actor, data: { ...data, revision } } as const
  if (correction === null) return [issued]
  const why = { revision: correction.of, by: revision, reason: reasonOf(correction, period.zone) }
  return [{ kind: 'report_superseded', subject, at, actor, data: { ...data, ...why } }, issued]
}

function rowOf(model: ReportModel) {
  return {
    report: model.report,
    period: model.period.label,
    revision: model.revision,
    model: reportJson(model),
    config_hash: model.configHash,
    version: model.version,
    issued_at: toUnix(model.createdAt),
  }
}
