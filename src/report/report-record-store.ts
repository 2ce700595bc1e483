import type { DeliveryState, OutboxStore } from '../notify/outbox-store.js'
import type { Database } from '../store/database.js'
import type { ReportPlace } from './report-number.js'
import { findByNumber, listed, type IssuedReport } from './issued-reports-read-store.js'
import { listFiles } from './report-files-store.js'
import { answersOf } from './report-answers-store.js'
import type { ReportRecord, RevisionRecord, SentMessage } from './report-record.js'
import { sendingsOf } from './sending/sendings-store.js'

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

/** How the messages of a revision stand, first things first; empty: none was sent. */
export async function readDeliveries(
  { database, outbox }: RecordParts,
  issued: ReportPlace,
): Promise<readonly SentMessage[]> {
  const messages: SentMessage[] = []
  for (const { key, again, by, at } of await database.read((reader) => sendingsOf(reader, issued))) {
    const state = await outbox.find(key)
    if (state !== null) messages.push({ ...state, key, again: by === null ? null : { time: again, by, at } })
  }
  return messages
}

/** All messages of a revision as one: it is sent once all are; `null`: there is none. */
export function deliveredTogether(states: readonly DeliveryState[]): DeliveryState | null {
  const [first] = states
  if (first === undefined) return null
  const open = states.find(({ sentAt, failedAt }) => sentAt === null && failedAt === null)
  const failed = states.find(({ sentAt }) => sentAt === null)
  return { ...(open ?? failed ?? first), recipients: states.flatMap(({ recipients }) => recipients) }
}
