import { recordChange } from '../../audit/audit-store.js'
import type { Initiator } from '../../audit/initiator.js'
import { recordEvent } from '../../event/event-store.js'
import type { OutboxStore } from '../../notify/outbox-store.js'
import type { Receiver } from '../../notify/receiver.js'
import type { Clock } from '../../shared/clock.js'
import type { Steps } from '../../shared/steps.js'
import type { Database, Reader, Transaction } from '../../store/database.js'
import { sentOffAt } from '../approval/hold.js'
import { findByNumber, type IssuedReport } from '../issued-reports-read-store.js'
import { ReportRefusedError } from '../report-error.js'
import { reportObject } from '../report-audit.js'
import type { ReportEvent } from '../report-events.js'
import type { ReportPlace } from '../report-number.js'
import type { AcknowledgeSettings } from '../report-settings.js'
import { composeSendings, type SendingParts } from './compose-sendings-sender.js'
import { readLetter } from './letter-store.js'
import { packSendings, putSendings, sentBefore, sendingsOf, type PackedSendings } from './sendings-store.js'

export interface AgainParts extends SendingParts {
  readonly database: Database
  readonly outbox: OutboxStore
  readonly clock: Clock
  readonly steps: Steps
}

export interface AgainOrder {
  readonly place: ReportPlace
  readonly to: readonly Receiver[]
  readonly by: string
  readonly initiator: Initiator
  /** What those who get it are asked; `undefined`: nothing. */
  readonly acknowledge: AcknowledgeSettings | undefined
  /** Whether one that another revision has taken the place of may be sent. */
  readonly superseded: boolean
}

/**
 * Puts the messages of a revision that was sent into the outbox once more: under its number, and with another message id each, since whoever
 * has the first would not be shown the second.
 *
 * @throws ReportRefusedError where it was not sent yet, or where another revision has taken its place
 */
export async function sendReportAgain(parts: AgainParts, order: AgainOrder): Promise<void> {
  const { database, steps } = parts
  for (;;) {
    const packed = await packAgain(parts, order)
    const isPut = await database.write(async (transaction) => {
      if ((await nextTime(transaction, order.place)) !== packed.again) return false
      await put({ ...parts, transaction }, order, packed)
      steps('again:stored')
      return true
    })
    if (!isPut) continue
    steps('again:committed')
    return
  }
}

async function packAgain(parts: AgainParts, { place, by, ...order }: AgainOrder): Promise<PackedSendings> {
  const at = parts.clock()
  const { filled, again, corrects, sentAt } = await parts.database.read(async (reader) => {
    const issued = await sentRevision(reader, place, order)
    return {
      filled: await readLetter(reader, place),
      again: await nextTime(reader, place),
      corrects: await sentBefore(reader, place),
      sentAt: sentOffAt(issued) ?? issued.issuedAt,
    }
  })
  if (filled === null) {
    const message = `what the messages of the report ${place.number} say was not kept when it was issued: \`plimsoll report show ${place.number} --files FOLDER\` writes its files`
    throw new ReportRefusedError(message)
  }
  const sendings = await composeSendings(parts, filled, { ...order, at, again, corrects, sentOffAt: sentAt })
  return packSendings(sendings, { at, again, by })
}

async function sentRevision(
  reader: Reader,
  { number, revision }: ReportPlace,
  { superseded }: Pick<AgainOrder, 'superseded'>,
): Promise<IssuedReport> {
  const revisions = await findByNumber(reader, number)
  const issued = revisions.find((one) => one.revision === revision)
  if (issued === undefined) throw new ReportRefusedError(`there is no revision ${revision} of the report ${number}`)
  const which = `revision ${revision} of the report ${number}`
  if (sentOffAt(issued) === null)
    throw new ReportRefusedError(`${which} was not sent: \`plimsoll report show ${number}\` says what it waits for`)
  const newest = revisions.at(-1)?.revision ?? revision
  if (newest > revision && !superseded)
    throw new ReportRefusedError(`${which} is superseded by revision ${newest}: --superseded sends it nevertheless`)
  return issued
}

/** Which time it would be that it is sent again. */
async function nextTime(reader: Reader, place: ReportPlace): Promise<number> {
  return Math.max(0, ...(await sendingsOf(reader, place)).map(({ again }) => again)) + 1
}

async function put(
  { outbox, transaction }: AgainParts & { readonly transaction: Transaction },
  { place, by, initiator }: AgainOrder,
  packed: PackedSendings,
): Promise<void> {
  await putSendings(outbox, transaction, { place, packed })
  const [issued] = (await findByNumber(transaction, place.number)).filter(({ revision }) => revision === place.revision)
  if (issued === undefined) return
  const to = packed.sendings.flatMap(({ message }) => message.recipients.map(({ address }) => address))
  const { at } = packed
  await recordEvent(transaction, eventOf(issued, { by, to, at, initiator }))
  const action = 'report.send-again'
  await recordChange(transaction, { initiator, at, action, object: reportObject(place), new: { by, to } })
}

function eventOf(
  { number, revision, report, period }: IssuedReport,
  { by, to, at, initiator }: Pick<AgainOrder, 'by' | 'initiator'> & { readonly to: string[]; readonly at: Date },
): ReportEvent {
  return {
    kind: 'report_sent_again',
    subject: { kind: 'report', id: `${report}:${period}` },
    at,
    actor: initiator,
    data: { number, revision, report, period, by, how: initiator.through, to },
  }
}
