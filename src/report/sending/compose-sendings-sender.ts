import { pageUrl, type LinkSigner } from '../../http/links/link-key-store.js'
import type { NoticeComposer } from '../../notify/messages/compose-notice-sender.js'
import type { OutgoingMail, Recipient } from '../../notify/outgoing-mail.js'
import { messageOfMail, type OutgoingMessage } from '../../notify/outgoing-message.js'
import type { Receiver } from '../../notify/receiver.js'
import { dueAt, subjectIdOf } from '../report-answer.js'
import { addressesOf, writeReportMail } from '../report-mail-sender.js'
import type { AcknowledgeSettings, ReportConfig } from '../report-settings.js'
import { headlineNotice } from './headline-notice.js'
import type { FilledLetter, IssuedLetter } from './letter.js'
import { mailKey, sendingKey, sendingQueue } from './sending-key.js'

/** A message with which a report leaves the house. */
export interface Sending {
  readonly message: OutgoingMessage
  /** Whom it asks for an answer: an address, or the name of a receiver; '': nobody. */
  readonly asked: string
}

export interface SendingParts {
  readonly config: Pick<ReportConfig, 'organisation' | 'email'>
  /** Makes the links by which people read and answer. */
  readonly links: LinkSigner
  readonly notices: NoticeComposer
}

/** How a letter is sent. */
export interface SendingOrder {
  readonly to: readonly Receiver[]
  readonly at: Date
  /** 0; from 1 on where it is sent again, and which time that is. */
  readonly again: number
  /** The revision that its readers have, in whose place this one stands; `null`: they have none. */
  readonly corrects: number | null
  /** When it was sent off: the time to answer counts from then. */
  readonly sentOffAt: Date
  /** What those who get it are asked; `undefined`: nothing. */
  readonly acknowledge: AcknowledgeSettings | undefined
}

type Filled = FilledLetter<IssuedLetter>

/**
 * Writes all messages of a report: one mail for all addresses, or, where they are asked for an answer, one for each with a link of its own, and
 * one message for each receiver that is no mail. Throws `UsageError` where there is no mail server for an address.
 */
export async function composeSendings(
  parts: SendingParts,
  filled: Filled,
  order: SendingOrder,
): Promise<readonly Sending[]> {
  const addresses = addressesOf(order.to.filter((one) => one.kind === 'email'))
  const sendings: Sending[] = []
  for (const recipients of mailsOf(addresses, order)) {
    const ask = order.acknowledge === undefined ? null : await askOf(parts, filled.letter, { order, whose: recipients })
    const mail = await writeReportMail(parts.config, filled, { ...order, recipients, ask })
    sendings.push(sendingOf(mail, filled.letter, ask === null ? '' : (recipients[0]?.address ?? '')))
  }
  for (const receiver of order.to.filter(({ kind }) => kind !== 'email'))
    sendings.push(...(await tell(parts, filled.letter, { order, receiver })))
  return sendings
}

/** Who gets a mail together. */
function mailsOf(addresses: readonly Recipient[], { acknowledge }: SendingOrder): readonly (readonly Recipient[])[] {
  if (acknowledge !== undefined) return addresses.map((one) => [one])
  return addresses.length === 0 ? [] : [addresses]
}

async function askOf(
  { links }: SendingParts,
  { number, revision, period, locale }: IssuedLetter,
  { order, whose }: { readonly order: SendingOrder; readonly whose: readonly Recipient[] },
) {
  const recipient = whose[0]?.address ?? ''
  const subject = { kind: 'report', id: subjectIdOf({ number, revision }) }
  const url = await links.urlFor({ subject, action: 'acknowledge', recipient })
  return { url, number, due: dueOf(order), zone: period.zone, locale }
}

function dueOf({ sentOffAt, acknowledge }: SendingOrder): Date {
  return acknowledge === undefined ? sentOffAt : dueAt(sentOffAt, acknowledge)
}

function sendingOf(mail: OutgoingMail, letter: IssuedLetter, asked: string): Sending {
  return { message: { ...messageOfMail(mail), queue: sendingQueue(letter, asked) }, asked }
}

async function tell(
  { links, notices }: SendingParts,
  letter: IssuedLetter,
  { order, receiver }: { readonly order: SendingOrder; readonly receiver: Receiver },
): Promise<readonly Sending[]> {
  const { name } = receiver
  const claim = { subject: { kind: 'report', id: subjectIdOf(letter) }, recipient: name }
  const isAsked = order.acknowledge !== undefined
  const ask = isAsked ? { url: await links.urlFor({ ...claim, action: 'acknowledge' }), due: dueOf(order) } : null
  const readUrl = pageUrl(await links.urlFor({ ...claim, action: 'read' }))
  const notice = headlineNotice(letter, { ...order, readUrl, ask })
  const message = await notices(receiver, notice, mailKey(sendingKey(letter, order), name))
  if (message === null) return []
  // What becomes of it stands in the record of the report.
  return [{ message: { ...message, queue: sendingQueue(letter, name), subject: null }, asked: isAsked ? name : '' }]
}
