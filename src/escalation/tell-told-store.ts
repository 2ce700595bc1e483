import type { Subject } from '../event/domain-event.js'
import type { NewsKind } from '../notify/messages/incident-news.js'
import type { Transaction } from '../store/database.js'
import type { EscalationParts } from './escalation-parts.js'
import { toldReceivers, type Escalation } from './escalation-store.js'
import type { EscalatedSubject, Told } from './escalated-subject.js'

/** What is known of a kind of subject; `undefined`: nothing is told of it. */
export function kindOfSubject({ subjects }: EscalationParts, { kind }: Subject): EscalatedSubject | undefined {
  return subjects.find((one) => one.kind === kind)
}

/** Something new of what is escalated. */
export interface News {
  readonly escalation: Escalation
  readonly kind: NewsKind
  /** By which it is known among all news of the subject: each is told once. */
  readonly news: number | string
  /** What somebody told the others, where these are the news. */
  readonly update?: Told['update']
}

/** Tells whoever was told that nobody acknowledges what became of it. */
export async function tellTold(
  parts: EscalationParts,
  transaction: Transaction,
  { escalation, kind, news, update = null }: News,
): Promise<void> {
  const { config, outbox, clock } = parts
  const now = clock()
  const { subject } = escalation
  const write = await kindOfSubject(parts, subject)?.writer(transaction, subject, {
    kind,
    at: now,
    escalation: null,
    update,
  })
  if (write === undefined || write === null) return
  for (const name of await toldReceivers(transaction, escalation)) {
    const receiver = config.receivers.find((one) => one.name === name)
    const message = receiver === undefined ? null : await write(receiver, newsKey(subject, news, name))
    if (message !== null) await outbox.put(transaction, message, now)
  }
}

/** What news for a receiver are known by in the outbox. */
export function newsKey({ kind, id }: Subject, news: News['news'], receiver: string): string {
  return `${kind}:${id}:${news}:${receiver}`
}
