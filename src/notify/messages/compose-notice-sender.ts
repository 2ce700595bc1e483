import { composeMessage, messageIdFor } from '../mail-message-sender.js'
import { mailboxAddress } from '../mailbox-address.js'
import type { OutgoingMessage } from '../outgoing-message.js'
import type { EmailSettings, Receiver } from '../receiver.js'
import { clip } from './incident-words.js'
import type { ViewWriter } from './incident-mail.js'
import type { Notice } from './notice.js'
import { noticeForTeams } from './teams-card.js'
import { noticeDedupKey, noticeForPagerduty, noticeForSlack, noticeForWebhook } from './notice-bodies.js'

export interface NoticeComposerParts {
  readonly config: { readonly organisation: string; readonly email: EmailSettings | null }
  readonly write: ViewWriter
}

/**
 * Writes a notice as a message for one receiver.
 *
 * @param key of the message in the outbox: together with the receiver's name never used twice
 * @returns `null`: it cannot be told that way
 */
export type NoticeComposer = (receiver: Receiver, notice: Notice, key: string) => Promise<OutgoingMessage | null>

/** Puts the composer together. */
export function createNoticeComposer(parts: NoticeComposerParts): NoticeComposer {
  return async (receiver, notice, key) => {
    const body = await bodyFor(parts, receiver, { notice, key })
    if (body === null) return null
    const { name, kind } = receiver
    const addresses = kind === 'email' ? receiver.to : [name]
    const { subject } = notice
    const recipients = addresses.map((address) => ({ address, receiver: name }))
    return { ...body, key, kind, recipients, queue: `${subject.kind}:${subject.id}:${name}`, subject }
  }
}

type Body = Pick<OutgoingMessage, 'dedupId' | 'envelopeFrom' | 'body'>

interface Keyed {
  readonly notice: Notice
  readonly key: string
}

function bodyFor(parts: NoticeComposerParts, receiver: Receiver, keyed: Keyed): Promise<Body | null> | Body {
  const { notice, key } = keyed
  switch (receiver.kind) {
    case 'slack':
      return bytes(noticeForSlack(notice), key)
    case 'teams':
      return bytes(noticeForTeams(notice), key)
    case 'pagerduty':
      return bytes(noticeForPagerduty(notice), noticeDedupKey(notice))
    case 'webhook':
      return bytes(noticeForWebhook(notice), key)
    case 'email':
      return mailBody(parts, receiver.to, keyed)
  }
}

function bytes(text: string, dedupId: string): Body {
  return { dedupId, envelopeFrom: null, body: new TextEncoder().encode(text) }
}

async function mailBody(
  { config, write }: NoticeComposerParts,
  to: readonly string[],
  { notice, key }: Keyed,
): Promise<Body | null> {
  if (config.email === null) return null
  const { from } = config.email
  const { organisation, title, status, sentence, tone, facts, links, footnote, subject, at } = notice
  const dedupId = messageIdFor(key, config.organisation, from)
  const thread = messageIdFor(`${subject.kind}:${subject.id}`, config.organisation, from)
  const headers = { 'Auto-Submitted': 'auto-generated', 'In-Reply-To': thread, References: thread }
  const words = write({ overline: organisation, title, status, sentence, tone, impact: [], facts, links, footnote })
  const mail = { from, to, subject: clip(`${title}: ${status.toLowerCase()}`, 200), date: at, messageId: dedupId }
  const body = await composeMessage({ ...mail, ...words, images: [], headers })
  return { dedupId, envelopeFrom: mailboxAddress(from), body }
}
