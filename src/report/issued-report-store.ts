import { recordChange } from '../audit/audit-store.js'
import { byJob, type Initiator } from '../audit/initiator.js'
import type { Actor } from '../event/domain-event.js'
import { movePlaceInEvents, placeInEvents } from '../event/event-consumer-store.js'
import { recordEvent } from '../event/event-store.js'
import type { OutboxStore } from '../notify/outbox-store.js'
import type { OutgoingMessage } from '../notify/outgoing-message.js'
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
import { reportObject } from './report-audit.js'
import type { ReportEvent } from './report-events.js'
import { holdBack } from './approval/hold-store.js'
import { keepFiles, packFile, type PackedFile } from './report-files-store.js'
import { yearOf, type ReportPlace } from './report-number.js'
import type { Sending } from './sending/compose-sendings-sender.js'
import type { IssuedLetter } from './sending/letter.js'
import { keepLetter, packLetter, type PackedLetter } from './sending/letter-store.js'
import { packSendings, putSendings, sentBefore, type PackedSendings } from './sending/sendings-store.js'

/** Everything that is kept and sent of a report, written for the number that it shall have. */
export interface IssueDraft {
  readonly model: ReportModel & { readonly number: string }
  /** The model, as `reportJson` wrote it. */
  readonly json: string
  readonly files: readonly IssuedFile[]
  /** What its messages say. */
  readonly letter: IssuedLetter
  /** What leaves the house at once; empty where it is held. */
  readonly sendings: readonly Sending[]
  /** Whether it is sent only when somebody says so; what those who may are told of it. `null`: it is sent at once. */
  readonly hold: { readonly told: readonly OutgoingMessage[] } | null
}

/** `too_late`: someone else has issued this revision. `number_taken`: another report has the number. Then nothing was written. */
export type IssueOutcome = 'issued' | 'too_late' | 'number_taken'

/** The archive of issued reports. */
export interface IssuedReportStore {
  /** The newest revision; `null`: not issued yet. */
  find(report: string, period: string): Promise<IssuedReport | null>
  /** All revisions under a number, oldest first; empty: there is none. */
  findByNumber(number: string): Promise<readonly IssuedReport[]>
  /** The newest revision that was sent before another one; `null`: its readers have none. */
  sentBefore(place: ReportPlace): Promise<number | null>
  /** The number that a report has, or would have if it were issued now. */
  numberFor(model: Pick<ReportModel, 'report' | 'period' | 'createdAt'>): Promise<string>
  /**
   * Keeps the report with its files and puts its messages into the outbox, or, where it is held, those to the ones who approve: all or nothing. A
   * later revision supersedes the one before, which remains.
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
  readonly initiator?: Initiator
}

const JOB = byJob('report')

/** The archive in the store. */
export function createIssuedReportStore(parts: IssuedReportParts): IssuedReportStore {
  const { database } = parts
  return {
    find: (report, period) => database.read((reader) => findNewest(reader, report, period)),
    findByNumber: (number) => database.read((reader) => findByNumber(reader, number)),
    sentBefore: (place) => database.read((reader) => sentBefore(reader, place)),
    numberFor: (model) => database.read((reader) => numberFor(reader, model)),
    issue: (draft) => {
      const packed = packDraft(draft)
      return database.write((transaction) => issueDraft(parts, transaction, packed))
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

interface PackedDraft extends Pick<IssueDraft, 'model' | 'json' | 'hold'> {
  readonly files: readonly PackedFile[]
  readonly letter: PackedLetter
  readonly packed: PackedSendings
}

/** Takes a while: not within a transaction. */
function packDraft({ files, letter, sendings, ...draft }: IssueDraft): PackedDraft {
  const sent = { at: draft.model.createdAt, again: 0, by: null }
  return { ...draft, files: files.map(packFile), letter: packLetter(letter), packed: packSendings(sendings, sent) }
}

async function issueDraft(
  { outbox, steps, initiator = JOB }: IssuedReportParts,
  transaction: Transaction,
  draft: PackedDraft,
): Promise<IssueOutcome> {
  const { model } = draft
  const before = await findNewest(transaction, model.report, model.period.label)
  if ((before?.revision ?? 0) !== model.revision - 1) return 'too_late'
  if ((await numberFor(transaction, model)) !== model.number) return 'number_taken'
  await keepDraft(transaction, outbox, draft)
  for (const event of eventsOf(draft, initiator)) await recordEvent(transaction, event)
  await note(transaction, draft, initiator)
  steps('report:stored')
  return 'issued'
}

function note(transaction: Transaction, { model, json, hold }: PackedDraft, initiator: Initiator): Promise<void> {
  const { number, revision, report, period, createdAt: at, correction } = model
  const why = correction === null ? {} : { corrects: correction.of, reason: reasonOf(correction, period.zone) }
  const issued = { report, period: period.label, sha256: digestOf(json), isHeld: hold !== null, ...why }
  const action = correction === null ? 'report.issue' : 'report.revise'
  return recordChange(transaction, { initiator, at, action, object: reportObject({ number, revision }), new: issued })
}

async function keepDraft(transaction: Transaction, outbox: OutboxStore, draft: PackedDraft): Promise<void> {
  const { model } = draft
  await transaction.insertInto('issued_report').values(rowOf(draft)).execute()
  await keepFiles(transaction, model, draft.files)
  await keepLetter(transaction, draft.letter)
  await putSendings(outbox, transaction, { place: model, packed: draft.packed })
  if (draft.hold !== null) await holdBack(transaction, model)
  for (const message of draft.hold?.told ?? []) await outbox.put(transaction, message, model.createdAt)
}

/** How far a report has come in the stream of events. */
function placeOf({ report, period }: Pick<IssuedReport, 'report' | 'period'>): string {
  return `report:${report}:${period}`
}

function eventsOf({ model, hold }: Pick<IssueDraft, 'model' | 'hold'>, actor: Actor): readonly ReportEvent[] {
  const { number, report, period, revision, createdAt: at, correction } = model
  const subject = { kind: 'report', id: `${report}:${period.label}` } as const
  const data = { report, period: period.label }
  const isHeld = hold === null ? {} : { held: true }
  const issued = { kind: 'report_issued', subject, at, actor, data: { ...data, number, revision, ...isHeld } } as const
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
