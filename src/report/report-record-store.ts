import type { OutboxStore } from '../notify/outbox-store.js'
import type { Database } from '../store/database.js'
import { findByNumber, listed, type IssuedReport } from './issued-reports-read-store.js'
import { listFiles } from './report-files-store.js'
import { reportKey } from './report-mail-sender.js'
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

async function readRevision({ database, outbox }: RecordParts, issued: IssuedReport): Promise<RevisionRecord> {
  const { report, period, revision } = issued
  const files = await database.read((reader) => listFiles(reader, issued))
  const delivery = await outbox.find(reportKey(report, period, revision))
  return { ...listed(issued), files, deliveries: delivery === null ? [] : [delivery] }
}
