import type { EmailSettings, Receiver } from '../receiver.js'
import { composeMessage, messageIdFor } from '../mail-message-sender.js'
import { mailboxAddress } from '../mailbox-address.js'
import type { OutgoingMessage } from '../outgoing-message.js'
import { slackBody } from '../slack-body.js'
import { plainTeamsMessage } from './teams-card.js'

/** What a test message says about where it comes from. */
export interface TestOccasion {
  readonly config: { readonly organisation: string; readonly email: EmailSettings | null }
  readonly at: Date
}

type Body = Pick<OutgoingMessage, 'dedupId' | 'envelopeFrom' | 'body'>

const TITLE = 'Test message from Plimsoll'

/** What one receiver is sent to try it out: one message; to PagerDuty a second one closes what the first one opened. Nothing where mail cannot be sent. */
export async function composeTestMessages(receiver: Receiver, occasion: TestOccasion): Promise<OutgoingMessage[]> {
  const { name, kind } = receiver
  const key = `test:${name}:${occasion.at.toISOString()}`
  const addresses = kind === 'email' ? receiver.to : [name]
  const recipients = addresses.map((address) => ({ address, receiver: name }))
  const bodies = await bodiesFor(receiver, { ...occasion, key })
  return bodies.map((body) => ({ ...body, key, kind, recipients, queue: null, subject: null }))
}

interface KeyedOccasion extends TestOccasion {
  readonly key: string
}

async function bodiesFor(receiver: Receiver, occasion: KeyedOccasion): Promise<Body[]> {
  const { key, at, config } = occasion
  const text = sentence(receiver, config.organisation)
  switch (receiver.kind) {
    case 'slack':
      return [slack(`:white_check_mark: ${escaped(text)}`, key)]
    case 'teams':
      return [{ dedupId: key, envelopeFrom: null, body: new TextEncoder().encode(plainTeamsMessage(TITLE, text)) }]
    case 'webhook':
      return [json({ type: 'test', timestamp: at.toISOString(), data: { receiver: receiver.name, text } }, key)]
    case 'pagerduty':
      return pagerdutyEvents(text, occasion)
    case 'email':
      return mail(receiver.to, text, occasion)
  }
}

function sentence({ name }: Receiver, organisation: string): string {
  return `${TITLE} of ${organisation}: the receiver ${name} works. Nothing is wrong, and nothing needs to be done.`
}

function pagerdutyEvents(summary: string, { key, at }: KeyedOccasion): Body[] {
  const payload = { summary, source: 'plimsoll', severity: 'info', timestamp: at.toISOString(), class: 'test' }
  return [
    json({ event_action: 'trigger', dedup_key: key, payload, client: 'Plimsoll' }, key),
    json({ event_action: 'resolve', dedup_key: key }, key),
  ]
}

async function mail(to: readonly string[], text: string, { config, at, key }: KeyedOccasion): Promise<Body[]> {
  if (config.email === null) return []
  const { from } = config.email
  const messageId = messageIdFor(key, config.organisation, from)
  const headers = { 'Auto-Submitted': 'auto-generated' }
  const html = `<p>${escaped(text)}</p>`
  const draft = { from, to, subject: TITLE, date: at, messageId, html, text, images: [], headers }
  return [{ dedupId: messageId, envelopeFrom: mailboxAddress(from), body: await composeMessage(draft) }]
}

function slack(text: string, dedupId: string): Body {
  const body = new TextEncoder().encode(slackBody({ message: { text }, reply: null }))
  return { dedupId, envelopeFrom: null, body }
}

function json(document: unknown, dedupId: string): Body {
  return { dedupId, envelopeFrom: null, body: new TextEncoder().encode(JSON.stringify(document)) }
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
