import type { EmailSettings, Receiver } from '../receiver.js'
import { composeMessage, messageIdFor } from '../mail-message-sender.js'
import { mailboxAddress } from '../mailbox-address.js'
import type { OutgoingMessage } from '../outgoing-message.js'
import type { IncidentMail } from './incident-mail.js'
import type { IncidentNews } from './incident-news.js'
import { pagerdutyEvent } from './pagerduty-event.js'
import { slackMessage } from './slack-message.js'
import { teamsMessage } from './teams-card.js'
import { webhookPayload } from './webhook-payload.js'

export interface NewsComposerParts {
  readonly config: { readonly organisation: string; readonly email: EmailSettings | null }
  readonly writeMail: (news: IncidentNews) => IncidentMail
}

/**
 * Writes news of an incident as a message for one receiver.
 *
 * @param key of the message in the outbox: together with the receiver's name never used twice
 * @returns `null`: this receiver has no use for it
 */
export type NewsComposer = (receiver: Receiver, news: IncidentNews, key: string) => Promise<OutgoingMessage | null>

/** Puts the composer together. */
export function createNewsComposer(parts: NewsComposerParts): NewsComposer {
  return async (receiver, news, key) => {
    const body = await bodyFor(parts, receiver, { news, key })
    if (body === null) return null
    const { id } = news.incident
    const { name, kind } = receiver
    const addresses = kind === 'email' ? receiver.to : [name]
    return {
      ...body,
      key,
      kind,
      recipients: addresses.map((address) => ({ address, receiver: name })),
      queue: `incident:${id}:${name}`,
      subject: { kind: 'incident', id },
    }
  }
}

type Body = Pick<OutgoingMessage, 'dedupId' | 'envelopeFrom' | 'body'>

interface News {
  readonly news: IncidentNews
  readonly key: string
}

async function bodyFor(parts: NewsComposerParts, receiver: Receiver, { news, key }: News): Promise<Body | null> {
  switch (receiver.kind) {
    case 'slack':
      return bytes(slackMessage(news), key)
    case 'teams':
      return bytes(teamsMessage(news), key)
    case 'pagerduty':
      return bytes(pagerdutyEvent(news), news.incident.id)
    case 'webhook':
      return bytes(webhookPayload(news), key)
    case 'email':
      return mailBody(parts, receiver.to, { news, key })
  }
}

function bytes(text: string | null, dedupId: string): Body | null {
  return text === null ? null : { dedupId, envelopeFrom: null, body: new TextEncoder().encode(text) }
}

/** All mails about one incident are one conversation. */
async function mailBody(
  { config, writeMail }: NewsComposerParts,
  to: readonly string[],
  { news, key }: News,
): Promise<Body | null> {
  if (config.email === null) return null
  const { from } = config.email
  const dedupId = messageIdFor(key, config.organisation, from)
  const thread = messageIdFor(`incident:${news.incident.id}`, config.organisation, from)
  const headers = { 'Auto-Submitted': 'auto-generated', 'In-Reply-To': thread, References: thread }
  const draft = { from, to, messageId: dedupId, date: news.at, images: [], headers }
  const body = await composeMessage({ ...draft, ...writeMail(news) })
  return { dedupId, envelopeFrom: mailboxAddress(from), body }
}
