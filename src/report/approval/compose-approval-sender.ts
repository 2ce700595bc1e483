import { pageUrl, type LinkSigner } from '../../http/links/link-key-store.js'
import type { NoticeComposer } from '../../notify/messages/compose-notice-sender.js'
import type { Notice } from '../../notify/messages/notice.js'
import type { OutgoingMessage } from '../../notify/outgoing-message.js'
import type { Receiver } from '../../notify/receiver.js'
import { subjectIdOf } from '../report-answer.js'
import { addressesOf, receiversOf } from '../report-mail-sender.js'
import type { ReportConfig, ReportSettings } from '../report-settings.js'
import type { IssuedLetter } from '../sending/letter.js'
import { decidedNotice, waitingNotice } from './approval-notice.js'
import type { Decision } from './hold.js'

export interface ApprovalMessageParts {
  readonly config: ReportConfig
  /** Makes the links by which people read and approve. */
  readonly links: LinkSigner
  readonly notices: NoticeComposer
}

/** How keys of all messages about the approval of a report begin. */
export function approvalKeys(number: string): string {
  return `approval:${number}/`
}

/** Tells those who approve that a report waits: each address alone, with a link of its own. */
export async function composeWaiting(
  { config, links, notices }: ApprovalMessageParts,
  settings: ReportSettings,
  { letter, at }: { readonly letter: IssuedLetter; readonly at: Date },
): Promise<readonly OutgoingMessage[]> {
  const subject = { kind: 'report', id: subjectIdOf(letter) }
  const to = namesOfReaders(config, settings)
  return toEach(approversOf(config, settings), async ({ receiver, name }) => {
    const approveUrl = await links.urlFor({ subject, action: 'approve', recipient: name })
    const readUrl = pageUrl(await links.urlFor({ subject, action: 'read', recipient: name }))
    return written(notices, waitingNotice(letter, { at, to, approveUrl, readUrl }), {
      ...{ receiver, name },
      what: 'waits',
    })
  })
}

/** Tells those who were asked what was decided. */
export function composeDecided(
  { config, notices }: Omit<ApprovalMessageParts, 'links'>,
  settings: ReportSettings,
  { letter, decision }: { readonly letter: IssuedLetter; readonly decision: Decision },
): Promise<readonly OutgoingMessage[]> {
  const notice = decidedNotice(letter, {
    ...{ to: namesOfReaders(config, settings), zone: settings.timezone, decision },
  })
  return toEach(approversOf(config, settings), ({ receiver, name }) =>
    written(notices, notice, { receiver, name, what: 'decided' }),
  )
}

/** Addresses, and names of receivers who have none. */
export function namesOfReaders(config: ReportConfig, { to }: Pick<ReportSettings, 'to'>): readonly string[] {
  const receivers = receiversOf(config, to)
  const addresses = addressesOf(receivers.filter((one) => one.kind === 'email'))
  return [
    ...addresses.map(({ address }) => address),
    ...receivers.flatMap((one) => (one.kind === 'email' ? [] : one.name)),
  ]
}

interface Approver {
  readonly receiver: Receiver
  /** Who it is: an address, or the name of a receiver that has none. */
  readonly name: string
}

function approversOf(config: ReportConfig, { approvers = [] }: ReportSettings): readonly Approver[] {
  const receivers = receiversOf(config, approvers)
  const mails = addressesOf(receivers.filter((one) => one.kind === 'email'))
  return [
    ...mails.map(({ address, receiver }): Approver => {
      return { receiver: { kind: 'email', name: receiver, to: [address] }, name: address }
    }),
    ...receivers.flatMap((receiver) => (receiver.kind === 'email' ? [] : { receiver, name: receiver.name })),
  ]
}

async function toEach(
  approvers: readonly Approver[],
  write: (approver: Approver) => Promise<OutgoingMessage | null>,
): Promise<readonly OutgoingMessage[]> {
  const messages: OutgoingMessage[] = []
  for (const approver of approvers) {
    const message = await write(approver)
    if (message !== null) messages.push(message)
  }
  return messages
}

async function written(
  notices: NoticeComposer,
  notice: Notice,
  { receiver, name, what }: Approver & { readonly what: 'waits' | 'decided' },
): Promise<OutgoingMessage | null> {
  const key = `approval:${notice.subject.id}:${what}:${name}`
  const message = await notices(receiver, notice, key)
  return message === null ? null : { ...message, subject: null, queue: `approval:${notice.subject.id}:${name}` }
}
