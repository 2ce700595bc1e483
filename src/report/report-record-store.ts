import type { DeliveryState, OutboxStore } from '../notify/outbox-store.js'
import type { Database } from '../store/database.js'
import { findByNumber, listed, type IssuedReport } from './issued-reports-read-store.js'
import { listFiles } from './report-files-store.js'
import { answersOf } from './report-answers-store.js'
import { mailKey, reportKey } from './report-mail-sender.js'
import type { ReportRecord, RevisionRecord } from './report-record.js'

export interface RecordParts {
  readonly database: Database
  readonly outbox: OutboxStore
}

/** Reads all that is known of a report; `null`: none has this number. */
export async function readRecord(parts: RecordParts, number: string): Promise<ReportRecord | null> {
  const revisions = await parts.database.read((reader) => findByNumber(reader, number))
  const [first] = revisions
  if (first === undefined) return null
  const records: RevisionRecord[] = []
  for (const one of revisions) records.push(await readRevision(parts, one))
  return { number, report: first.report, period: first.period, revisions: records }
}

async function readRevision(parts: RecordParts, issued: IssuedReport): Promise<RevisionRecord> {
  const { database } = parts
  return {
    ...listed(issued),
    files: await database.read((reader) => listFiles(reader, issued)),
    deliveries: await readDeliveries(parts, issued),
    answers: await database.read((reader) => answersOf(reader, issued)),
  }
}

/** Keys of the mails of a revision in the outbox: one for all, or one for each who is asked for an answer. */
export async function mailKeysOf(
  database: Database,
  { number, report, period, revision }: Pick<IssuedReport, 'number' | 'report' | 'period' | 'revision'>,
): Promise<readonly string[]> {
  const files = await database.read((reader) => listFiles(reader, { number, revision }))
  const recipients = files.filter(({ format }) => format === 'eml').map(({ recipient }) => recipient)
  const key = reportKey(report, period, revision)
  return recipients.length === 0 ? [key] : recipients.map((recipient) => mailKey(key, recipient))
}

/** How the mails of a revision stand. */
export async function readDeliveries(
  { database, outbox }: RecordParts,
  issued: IssuedReport,
): Promise<readonly DeliveryState[]> {
  const states: DeliveryState[] = []
  for (const key of await mailKeysOf(database, issued)) {
    const state = await outbox.find(key)
    if (state !== null) states.push(state)
  }
  return states
}

/** All mails of a revision as one: it is sent once all are; `null`: there is none. */
export function deliveredTogether(states: readonly DeliveryState[]): DeliveryState | null {
  const [first] = states
  if (first === undefined) return null
  const open = states.find(({ sentAt, failedAt }) => sentAt === null && failedAt === null)
  const failed = states.find(({ sentAt }) => sentAt === null)
  return { ...(open ?? failed ?? first), recipients: states.flatMap(({ recipients }) => recipients) }
}
