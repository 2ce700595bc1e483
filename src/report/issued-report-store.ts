import type { Actor } from '../event/domain-event.js'
import { movePlaceInEvents, placeInEvents } from '../event/event-consumer-store.js'
import { recordEvent } from '../event/event-store.js'
import type { OutboxStore } from '../notify/outbox-store.js'
import type { OutgoingMail } from '../notify/outgoing-mail.js'
import { messageOfMail } from '../notify/outgoing-message.js'
import type { Steps } from '../shared/steps.js'
import type { Database, Reader, Transaction } from '../store/database.js'
import { toUnix } from '../store/unix-time.js'
import { reasonOf, type Reason } from './correction.js'
import { digestOf, type IssuedFile } from './issued-file.js'
import {
  countSuperseded,
  findByNumber,
  findNewest,
  listReports,
  nextNumber,
  type IssuedReport,
  type ListedReport,
} from './issued-reports-read-store.js'
import { findChangedExclusions, type ExclusionsQuestion } from './exclusion-changes-store.js'
import { findLateData, type LateDataQuestion } from './late-data-store.js'
import type { ReportModel } from './model.js'
import type { ReportEvent } from './report-events.js'
import { keepFiles, packFile, type PackedFile } from './report-files-store.js'
import { yearOf } from './report-number.js'

/** Everything that is kept and sent of a report, written for the number that it shall have. */
export interface IssueDraft {
  readonly model: ReportModel & { readonly number: string }
  /** The model, as `reportJson` wrote it. */
  readonly json: string
  readonly mails: readonly OutgoingMail[]
  readonly files: readonly IssuedFile[]
}

/** `too_late`: someone else has issued this revision. `number_taken`: another report has the number. Then nothing was written. */
export type IssueOutcome = 'issued' | 'too_late' | 'number_taken'

/** The archive of issued reports. */
export interface IssuedReportStore {
  /** The newest revision; `null`: not issued yet. */
  find(report: string, period: string): Promise<IssuedReport | null>
  /** All revisions under a number, oldest first; empty: there is none. */
  findByNumber(number: string): Promise<readonly IssuedReport[]>
  /** The number that a report has, or would have if it were issued now. */
  numberFor(model: Pick<ReportModel, 'report' | 'period' | 'createdAt'>): Promise<string>
  /**
   * Keeps the report with its files and puts its mails into the outbox, all or nothing. A later revision supersedes the one before, which
   * remains.
   */
  issue(draft: IssueDraft): Promise<IssueOutcome>
  /** What became known or was said of the period since the report was made, less what `doneWith` was told of. */
  news(report: IssuedReport, question: NewsQuestion): Promise<News>
  /** That it was looked at, whether or not it changed a figure. */
  doneWith(report: IssuedReport, news: Pick<News, 'lastEvent'>): Promise<void>
  /** Every revision, by report, period and revision. */
  list(): Promise<readonly ListedReport[]>
  /** How many issued revisions are superseded, by name of the report; 0 where all stand. */
  superseded(): Promise<ReadonlyMap<string, number>>
}

/** Whose news: see `findLateData` and `findChangedExclusions`. */
type NewsQuestion = Pick<LateDataQuestion, 'services' | 'interval'> & Pick<ExclusionsQuestion, 'isReached'>

/** Why a report may have to be made again, and the last event that tells of it. */
export interface News {
  /** Empty: it need not. */
  readonly reasons: readonly Reason[]
  readonly lastEvent: number
}

export interface IssuedReportParts {
  readonly database: Database
  readonly outbox: OutboxStore
  readonly steps: Steps
  /** Who issues reports; default: the job that does. */
  readonly actor?: Actor
}

const JOB = { kind: 'job', name: 'report' } as const

/** The archive in the store. */
export function createIssuedReportStore(parts: IssuedReportParts): IssuedReportStore {
  const { database } = parts
  return {
    find: (report, period) => database.read((reader) => findNewest(reader, report, period)),
    findByNumber: (number) => database.read((reader) => findByNumber(reader, number)),
    numberFor: (model) => database.read((reader) => numberFor(reader, model)),
    issue: (draft) => {
      const files = draft.files.map(packFile)
      return database.write((transaction) => issueDraft(parts, transaction, { ...draft, files }))
    },
    news: (report, question) => database.read((reader) => readNews(reader, report, question)),
    doneWith: (report, { lastEvent }) =>
      database.write((transaction) => movePlaceInEvents(transaction, placeOf(report), lastEvent)),
    list: () => database.read(listReports),
    superseded: () => database.read(countSuperseded),
  }
}

async function readNews(reader: Reader, report: IssuedReport, question: NewsQuestion): Promise<News> {
  const place = { since: report.issuedAt, after: await placeInEvents(reader, placeOf(report)) }
  const late = await findLateData(reader, { ...question, ...place })
  const said = await findChangedExclusions(reader, { ...question, ...place })
  return { reasons: [...late.found, ...said.found], lastEvent: Math.max(late.lastEvent, said.lastEvent) }
}

async function numberFor(
  reader: Reader,
  { report, period, createdAt }: Pick<ReportModel, 'report' | 'period' | 'createdAt'>,
): Promise<string> {
  const before = await findNewest(reader, report, period.label)
  return before?.number ?? nextNumber(reader, yearOf(createdAt))
}

async function issueDraft(
  { outbox, steps, actor = JOB }: IssuedReportParts,
  transaction: Transaction,
  draft: Omit<IssueDraft, 'files'> & { readonly files: readonly PackedFile[] },
): Promise<IssueOutcome> {
  const { model, files } = draft
  const before = await findNewest(transaction, model.report, model.period.label)
  if ((before?.revision ?? 0) !== model.revision - 1) return 'too_late'
  if ((await numberFor(transaction, model)) !== model.number) return 'number_taken'
  await transaction.insertInto('issued_report').values(rowOf(draft)).execute()
  await keepFiles(transaction, model, files)
  await putMails(outbox, transaction, draft)
  for (const event of eventsOf(model, actor)) await recordEvent(transaction, event)
  steps('report:stored')
  return 'issued'
}

async function putMails(
  outbox: OutboxStore,
  transaction: Transaction,
  { model, mails }: Pick<IssueDraft, 'model' | 'mails'>,
): Promise<void> {
  // A correction never arrives before what it corrects.
  const queue = placeOf({ report: model.report, period: model.period.label })
  for (const mail of mails) {
    const whose = mails.length === 1 ? queue : `${queue}:${mail.recipients[0]?.address ?? ''}`
    await outbox.put(transaction, { ...messageOfMail(mail), queue: whose }, model.createdAt)
  }
}

/** How far a report has come in the stream of events. */
function placeOf({ report, period }: Pick<IssuedReport, 'report' | 'period'>): string {
  return `report:${report}:${period}`
}

function eventsOf(
  { number, report, period, revision, createdAt: at, correction }: IssueDraft['model'],
  actor: Actor,
): readonly ReportEvent[] {
  const subject = { kind: 'report', id: `${report}:${period.label}` } as const
  const data = { report, period: period.label }
  const issued = { kind: 'report_issued', subject, at, actor, data: { ...data, number, revision } } as const
  if (correction === null) return [issued]
  const why = { revision: correction.of, by: revision, reason: reasonOf(correction, period.zone) }
  return [{ kind: 'report_superseded', subject, at, actor, data: { ...data, ...why } }, issued]
}

function rowOf({ model, json }: Pick<IssueDraft, 'model' | 'json'>) {
  return {
    number: model.number,
    report: model.report,
    period: model.period.label,
    revision: model.revision,
    model: json,
    hash: digestOf(json),
    config_hash: model.configHash,
    version: model.version,
    issued_at: toUnix(model.createdAt),
  }
}
