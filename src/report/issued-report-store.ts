import type { DomainEvent } from '../event/domain-event.js'
import { recordEvent } from '../event/event-store.js'
import type { OutboxStore } from '../notify/outbox-store.js'
import type { OutgoingMail } from '../notify/outgoing-mail.js'
import { messageOfMail } from '../notify/outgoing-message.js'
import type { Steps } from '../shared/steps.js'
import type { Database } from '../store/database.js'
import type { ReportModel } from './model.js'
import { reportJson } from './report-json.js'

/** A report that was issued. */
export interface IssuedReport {
  readonly report: string
  /** Period label. */
  readonly period: string
  readonly revision: number
  readonly issuedAt: Date
  readonly configHash: string
  readonly version: string
}

/** The archive of issued reports. */
export interface IssuedReportStore {
  /** The newest revision; `null`: not issued yet. */
  find(report: string, period: string): Promise<IssuedReport | null>
  /**
   * Keeps the report and puts its mail into the outbox, both or neither.
   *
   * @returns `false`: someone else has issued it; nothing was written
   */
  issue(model: ReportModel, mail: OutgoingMail): Promise<boolean>
}

export interface IssuedReportParts {
  readonly database: Database
  readonly outbox: OutboxStore
  readonly steps: Steps
}

/** The archive in the store. */
export function createIssuedReportStore({ database, outbox, steps }: IssuedReportParts): IssuedReportStore {
  return {
    find: (report, period) => findNewest(database, report, period),
    issue: (model, mail) =>
      database.transaction().execute(async (transaction) => {
        if ((await findNewest(transaction, model.report, model.period.label)) !== null) return false
        await transaction.insertInto('issued_report').values(rowOf(model)).execute()
        await outbox.put(transaction, messageOfMail(mail), model.createdAt)
        await recordEvent(transaction, issued(model))
        steps('report:stored')
        return true
      }),
  }
}

async function findNewest(database: Database, report: string, period: string): Promise<IssuedReport | null> {
  const query = database.selectFrom('issued_report').where('report', '=', report).where('period', '=', period)
  const columns = ['revision', 'issued_at', 'config_hash', 'version'] as const
  const row = await query.select(columns).orderBy('revision', 'desc').limit(1).executeTakeFirst()
  if (row === undefined) return null
  const issuedAt = new Date(row.issued_at * 1000)
  return { report, period, revision: row.revision, issuedAt, configHash: row.config_hash, version: row.version }
}

function issued({ report, period, revision, createdAt }: ReportModel): DomainEvent {
  const data = { report, period: period.label, revision }
  return { kind: 'report_issued', subject: { kind: 'report', id: `${report}:${period.label}` }, at: createdAt, data }
}

function rowOf(model: ReportModel) {
  return {
    report: model.report,
    period: model.period.label,
    revision: model.revision,
    model: reportJson(model),
    config_hash: model.configHash,
    version: model.version,
    issued_at: Math.floor(model.createdAt.getTime() / 1000),
  }
}
