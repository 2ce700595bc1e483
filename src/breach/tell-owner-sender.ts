import type { LinkSigner } from '../http/links/link-key-store.js'
import type { NoticeComposer } from '../notify/messages/compose-notice-sender.js'
import type { OutboxStore } from '../notify/outbox-store.js'
import type { Receiver } from '../notify/receiver.js'
import { recipientName } from '../notify/recipient-name.js'
import type { Service, Team } from '../service/service.js'
import type { Agreement } from '../sla/agreement.js'
import type { Transaction } from '../store/database.js'
import { dueAt, subjectIdOf, type Breach } from './breach.js'
import { breachNotice, type BreachTold } from './breach-notice.js'

/** What it takes to tell whoever owns an agreement. */
export interface OwnerParts {
  readonly config: {
    readonly organisation: string
    readonly services: readonly Pick<Service, 'name' | 'team' | 'renamedFrom'>[]
    readonly teams: readonly Team[]
    readonly receivers: readonly Receiver[]
  }
  readonly compose: NoticeComposer
  readonly outbox: Pick<OutboxStore, 'put'>
  readonly links: LinkSigner
}

/**
 * Who is asked to acknowledge breaches of an agreement: those who get the tickets of the team whose service it is. Nobody where the agreement
 * asks for no acknowledgement: its alerts tell of the breach.
 */
export function ownersOf(
  { services, teams, receivers }: OwnerParts['config'],
  agreement: Agreement,
): readonly string[] {
  const { acknowledgeWithinSeconds: within, escalationPolicy } = agreement.onBreach
  if (within === null && escalationPolicy === null) return []
  const service = services.find(({ name }) => name === agreement.service)
  const ticket = teams.find(({ name }) => name === service?.team)?.receivers.ticket
  return receivers.flatMap(({ name }) => (name === ticket ? [name] : []))
}

/** Puts a message into the outbox for each who was asked about a breach. */
export async function tellOwners(
  { config, compose, outbox, links }: OwnerParts,
  transaction: Transaction,
  { agreement, breach, told }: { readonly agreement: Agreement; readonly breach: Breach; readonly told: BreachTold },
): Promise<void> {
  const id = subjectIdOf(breach)
  const due = told.kind === 'found' ? dueAt(breach, agreement) : null
  for (const receiver of config.receivers.filter(({ name }) => breach.asked.includes(name))) {
    const claim = { subject: { kind: 'breach', id }, action: 'acknowledge', recipient: recipientName(receiver) }
    const url = due === null ? null : await links.urlIn(transaction, claim)
    const news = { organisation: config.organisation, breach, dueAt: due, answered: null, told, url }
    const message = await compose(receiver, breachNotice(news), `breach:${id}:${told.kind}:${receiver.name}`)
    if (message !== null) await outbox.put(transaction, message, told.at)
  }
}
