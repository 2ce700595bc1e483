import { recordChange } from '../../audit/audit-store.js'
import type { Initiator } from '../../audit/initiator.js'
import type { OutgoingMessage } from '../../notify/outgoing-message.js'
import type { OutboxStore } from '../../notify/outbox-store.js'
import { recordEvent } from '../../event/event-store.js'
import type { Clock } from '../../shared/clock.js'
import type { Steps } from '../../shared/steps.js'
import type { Database, Reader, Transaction } from '../../store/database.js'
import { fromUnix, toUnix } from '../../store/unix-time.js'
import { findByNumber, type IssuedReport } from '../issued-reports-read-store.js'
import { ReportRefusedError } from '../report-error.js'
import { reportObject } from '../report-audit.js'
import type { ReportEvent } from '../report-events.js'
import { receiversOf } from '../report-mail-sender.js'
import type { ReportPlace } from '../report-number.js'
import type { ReportSettings } from '../report-settings.js'
import { composeSendings } from '../sending/compose-sendings-sender.js'
import type { FilledLetter, IssuedLetter } from '../sending/letter.js'
import { readLetter } from '../sending/letter-store.js'
import { packSendings, putSendings, sentBefore, type PackedSendings } from '../sending/sendings-store.js'
import { composeDecided, type ApprovalMessageParts } from './compose-approval-sender.js'
import { keepDecision } from './hold-store.js'
import type { Decision, DecisionOrder } from './hold.js'
import { refusalOf } from './refusal.js'

/** Takes the word by which reports that wait are let go, or are not. */
export interface Approvals {
  /**
   * Decides on a revision that waits: what was decided before stays, and is what comes back. With an approval its messages go into the outbox.
   *
   * @throws ReportRefusedError when it does not wait, when another revision has taken its place, or when the other was decided
   * @returns `null`: there is no such revision
   */
  decide(order: DecisionOrder): Promise<Decision | null>
}

export interface ApprovalsParts extends ApprovalMessageParts {
  readonly database: Database
  readonly outbox: OutboxStore
  readonly clock: Clock
  readonly steps: Steps
}

/** Approvals in the store. */
export function createApprovals(parts: ApprovalsParts): Approvals {
  const { database, clock, steps } = parts
  return {
    async decide(order) {
      const before = await database.read((reader) => standingOf(reader, order))
      if (before === null || before.decided !== null) return before?.decided ?? null
      // Kept in whole seconds: what is written into the messages is what is read afterwards.
      const { initiator } = order
      const decision = { ...order, at: fromUnix(toUnix(clock())) }
      const messages = await messagesOf(parts, before.issued, decision)
      steps('approval:composed')
      const decided = await database.write(async (transaction) => {
        const now = await standingOf(transaction, order)
        if (now === null || now.decided !== null) return now?.decided ?? null
        const kept = await keep({ ...parts, transaction }, now.issued, { ...messages, decision, initiator })
        steps('approval:stored')
        return kept
      })
      steps('approval:committed')
      return decided
    },
  }
}

interface Standing {
  readonly issued: IssuedReport
  /** `null`: it waits. */
  readonly decided: Decision | null
}

/** How a revision stands; `null`: there is none. Throws `ReportRefusedError` where the order cannot be followed. */
async function standingOf(reader: Reader, { place, kind }: DecisionOrder): Promise<Standing | null> {
  const revisions = await findByNumber(reader, place.number)
  const issued = revisions.find(({ revision }) => revision === place.revision)
  if (issued === undefined) return null
  const refusal = refusalOf(issued, { kind, newest: revisions.at(-1)?.revision ?? issued.revision })
  if (refusal !== null) throw new ReportRefusedError(refusal)
  return { issued, decided: issued.hold?.decision ?? null }
}

interface DecisionMessages {
  readonly packed: PackedSendings
  /** To those who were asked to approve. */
  readonly told: readonly OutgoingMessage[]
}

async function messagesOf(parts: ApprovalsParts, issued: IssuedReport, decision: Decision): Promise<DecisionMessages> {
  const settings = settingsOf(parts.config.reports, issued)
  const filled = await parts.database.read((reader) => readLetter(reader, issued))
  if (filled === null) throw new Error(`the report ${issued.number} waits, but what its messages say was not kept`)
  const sent = { at: decision.at, again: 0, by: null }
  const sendings =
    decision.kind === 'approve' ? await lettersOf(parts, settings, { issued, filled, at: decision.at }) : []
  return {
    packed: packSendings(sendings, sent),
    told: await composeDecided(parts, settings, { letter: filled.letter, decision }),
  }
}

/** To whom it goes, and what they are asked, is as it is configured now. */
function settingsOf(reports: readonly ReportSettings[], { report, number }: IssuedReport): ReportSettings {
  const settings = reports.find(({ name }) => name === report)
  if (settings !== undefined) return settings
  const message = `the report ${number} cannot be decided on: ${report} is not configured any more, so that nobody knows to whom it goes`
  throw new ReportRefusedError(message)
}

async function lettersOf(
  parts: ApprovalsParts,
  settings: ReportSettings,
  {
    issued,
    filled,
    at,
  }: { readonly issued: ReportPlace; readonly filled: FilledLetter<IssuedLetter>; readonly at: Date },
) {
  const corrects = await parts.database.read((reader) => sentBefore(reader, issued))
  const to = receiversOf(parts.config, settings.to)
  const order = { to, at, again: 0, corrects, sentOffAt: at, acknowledge: settings.acknowledge }
  return composeSendings(parts, filled, order)
}

interface Decided {
  readonly decision: Decision
  readonly initiator: Initiator
}

async function keep(
  { outbox, transaction }: ApprovalsParts & { readonly transaction: Transaction },
  issued: IssuedReport,
  { packed, told, decision, initiator }: DecisionMessages & Decided,
): Promise<Decision> {
  const { kind, by, at, how, note } = decision
  await keepDecision(transaction, issued, decision)
  await putSendings(outbox, transaction, { place: issued, packed })
  for (const message of told) await outbox.put(transaction, message, at)
  await recordEvent(transaction, eventOf(issued, { ...decision, initiator }))
  const words = { decision: kind, by, how, note }
  const values = { old: { decision: null }, new: words }
  await recordChange(transaction, { initiator, at, action: `report.${kind}`, object: reportObject(issued), ...values })
  return { kind, by, at, how, note }
}

const EVENT_KINDS = { approve: 'report_approved', reject: 'report_rejected' } as const

function eventOf(
  { number, revision, report, period }: IssuedReport,
  { kind, by, at, how, note, initiator }: Decided['decision'] & Pick<Decided, 'initiator'>,
): ReportEvent {
  return {
    kind: EVENT_KINDS[kind],
    subject: { kind: 'report', id: `${report}:${period}` },
    at,
    actor: initiator,
    data: { number, revision, report, period, by, how, ...(note === null ? {} : { comment: note }) },
  }
}
