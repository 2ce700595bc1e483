import { byCommand } from '../audit/initiator.js'
import type { Period } from '../calendar/period.js'
import type { ReportSettings } from '../report/report-settings.js'
import { createLedger } from '../ledger/create-ledger.js'
import type { IngestProgress } from '../ledger/ledger.js'
import { createDelivery } from '../notify/delivery-job.js'
import type { DeliveryState, OutboxStore } from '../notify/outbox-store.js'
import { createMessageSender } from '../notify/message-sender.js'
import type { OutgoingMail } from '../notify/outgoing-mail.js'
import type { ComposedReport } from '../report/compose-report-files.js'
import type { Correction, MadeAgain } from '../report/correction.js'
import { createReports } from '../report/create-reports.js'
import { issueReport } from '../report/issue-report.js'
import type { IssueParts } from '../report/issue-parts.js'
import { createIssuedReportStore } from '../report/issued-report-store.js'
import type { IssuedReport, ListedReport } from '../report/issued-reports-read-store.js'
import type { IssuedFile } from '../report/issued-file.js'
import type { ReportModel } from '../report/model.js'
import type { AnswerOrder, ReportAnswer } from '../report/report-answer.js'
import { createReportAnswers } from '../report/report-answers-store.js'
import { readAllFiles } from '../report/report-files-store.js'
import type { ReportPlace } from '../report/report-number.js'
import { deliveredTogether, readDeliveries, readRecord } from '../report/report-record-store.js'
import type { ReportRecord } from '../report/report-record.js'
import { recomputeReport } from '../report/verify/recompute-report.js'
import type { Verification } from '../report/verify/verification.js'
import { verifyCopy } from '../report/verify/verify-copy-store.js'
import { createApprovals } from '../report/approval/approvals-store.js'
import { approvalKeys } from '../report/approval/compose-approval-sender.js'
import type { Decision, DecisionOrder } from '../report/approval/hold.js'
import { sendingsOf } from '../report/sending/sendings-store.js'
import { sendReportAgain, type AgainOrder } from '../report/sending/send-again-store.js'
import { composeReportMail } from '../report/report-mail-sender.js'
import { reviseReport } from '../report/revise-report.js'
import type { Clock } from '../shared/clock.js'
import { late } from '../shared/late.js'
import type { Logger } from '../shared/logger.js'
import type { Database } from '../store/database.js'
import { refilledReports } from '../report/refilled-reports.js'
import { createRuntimes } from './create-runtimes.js'
import { openByHand, type ByHandParts } from './given-by-hand.js'

export interface PreviewedReport {
  readonly model: ReportModel
  readonly composed: ComposedReport
  /** `null`: no mail server is configured. */
  readonly mail: OutgoingMail | null
}

/** Makes and sends reports by hand, beside the daemon or without one, on the same store. */
export interface ReportsByHand {
  /** Brings the ledger up to now. Rejects with `PrometheusError`. */
  ingest(onProgress: (progress: IngestProgress) => void): Promise<void>
  /** Makes a report, of a running month so far, and keeps nothing. */
  preview(settings: ReportSettings, period: Period): Promise<PreviewedReport>
  /** See `issueReport`. */
  issue(settings: ReportSettings, period: Period): Promise<IssuedReport | null>
  /** See `reviseReport`; `byHand`: who wants it, whatever there is. */
  revise(settings: ReportSettings, period: Period, byHand?: MadeAgain): Promise<Correction | null>
  /** Every revision that was issued, by report, period and revision. */
  list(): Promise<readonly ListedReport[]>
  /** All that is known of a report; `null`: none has this number. */
  record(number: string): Promise<ReportRecord | null>
  /** Every file of a revision, as it was issued. */
  files(place: ReportPlace): Promise<readonly IssuedFile[]>
  /** See `verifyCopy`; `recompute: false` leaves the ledger out of it. */
  verify(bytes: Uint8Array, options: { readonly recompute: boolean }): Promise<Verification>
  /** See `ReportAnswers.give`. */
  answer(order: AnswerOrder): Promise<ReportAnswer | null>
  /** See `Approvals.decide`. */
  decide(order: DecisionOrder): Promise<Decision | null>
  /** See `sendReportAgain`. */
  again(order: AgainOrder): Promise<void>
  /** Makes one attempt to deliver the newest revision, unless someone else is at it; then tells how the mail stands. */
  deliver(settings: ReportSettings, period: Period): Promise<DeliveryState | null>
  /** Makes one attempt for each message of a report that is due, unless someone else is at it. */
  send(number: string): Promise<void>
  /** How the mail stands; `null`: there is none. */
  standing(settings: ReportSettings, period: Period): Promise<DeliveryState | null>
  close(): Promise<void>
}

export interface ReportsByHandParts extends ByHandParts {
  /** Of the operating system. */
  readonly user: string
  /** Aborted when the person gives up. */
  readonly signal: AbortSignal
}

/** Opens the store and puts everything together for it. */
export async function openReportsByHand({ user, signal, ...order }: ReportsByHandParts): Promise<ReportsByHand> {
  const given = await openByHand(order)
  const { config, database, clock, logger, steps } = given
  const initiator = byCommand(user)
  const ledger = createLedger({ ...given, initiator })
  const { ports } = createRuntimes(given, ledger)
  const { outbox } = ports
  const reports = refilledReports(createReports({ ...given, parts: ports.reportParts }), ledger)
  const archive = createIssuedReportStore({ database, outbox, steps, initiator })
  const parts: IssueParts = {
    ...ports,
    reports,
    archive,
    compose: late(async () =>
      (await import('../report/compose-report-files.js')).createReportComposer(config.branding),
    ),
  }
  return {
    ingest: (onProgress) => ledger.ingestUpTo(clock(), { onProgress, signal }),
    preview: (settings, period) => preview(parts, settings, period),
    issue: (settings, period) => issueReport(parts, settings, period),
    revise: (settings, period, byHand) =>
      reviseReport(parts, settings, { period, ...(byHand === undefined ? {} : { byHand }) }),
    list: () => archive.list(),
    record: (number) => readRecord(ports, number),
    files: (place) => database.read((reader) => readAllFiles(reader, place)),
    verify: (bytes, { recompute }) =>
      verifyCopy({ database, recompute: recompute ? (report) => recomputeReport(parts, report) : null }, bytes),
    answer: (order) => createReportAnswers(ports).give(order),
    decide: (order) => createApprovals(ports).decide(order),
    again: (order) => sendReportAgain(ports, order),
    ...deliveryByHand({ ...parts, database, clock, logger, outbox, signal }),
    close: () => database.close(),
  }
}

interface DeliveryByHandParts extends IssueParts {
  readonly database: Database
  readonly clock: Clock
  readonly logger: Logger
  readonly outbox: OutboxStore
  readonly signal: AbortSignal
}

function deliveryByHand(parts: DeliveryByHandParts): Pick<ReportsByHand, 'deliver' | 'send' | 'standing'> {
  const { database, outbox, archive, signal } = parts
  const standing: ReportsByHand['standing'] = async ({ name }, { label }) => {
    const newest = await archive.find(name, label)
    if (newest === null) return null
    return deliveredTogether((await readDeliveries(parts, newest)).filter(({ again }) => again === null))
  }
  const send: ReportsByHand['send'] = async (number) => {
    const delivery = createDelivery({ ...parts, sender: createMessageSender(parts), onOutcome: () => undefined })
    // What it corrects goes first, where that has not left yet.
    for (const issued of await archive.findByNumber(number))
      for (const { key } of await database.read((reader) => sendingsOf(reader, issued)))
        await delivery.deliver(key, signal)
    for (const key of await outbox.waiting(approvalKeys(number))) await delivery.deliver(key, signal)
  }
  return {
    ...{ standing, send },
    async deliver(settings, period) {
      const newest = await archive.find(settings.name, period.label)
      if (newest !== null) await send(newest.number)
      return standing(settings, period)
    },
  }
}

async function preview(
  { config, reports, compose }: IssueParts,
  settings: ReportSettings,
  period: Period,
): Promise<PreviewedReport> {
  const model = await reports.build(settings, period, { soFar: true })
  const composed = await compose(model, settings)
  return {
    model,
    composed,
    mail: config.email === null ? null : await composeReportMail(config, settings, { model, composed }),
  }
}
