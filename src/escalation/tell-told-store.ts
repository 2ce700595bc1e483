import type { Subject } from '../event/domain-event.js'
import type { NewsKind } from '../notify/messages/incident-news.js'
import type { Transaction } from '../store/database.js'
import type { EscalationParts } from './escalation-parts.js'
import { toldReceivers, type Escalation } from './escalation-store.js'
import type { EscalatedSubject } from './escalated-subject.js'

/** What is known of a kind of subject; `undefined`: nothing is told of it. */
export function kindOfSubject({ subjects }: EscalationParts, { kind }: Subject): EscalatedSubject | undefined {
  return subjects.find((one) => one.kind === kind)
}

/** Tells whoever was told that nobody acknowledges what became of it. */
export async function tellTold(
  parts: EscalationParts,
  transaction: Transaction,
  { escalation, kind, eventId }: { readonly escalation: Escalation; readonly kind: NewsKind; readonly eventId: number },
): Promise<void> {
  const { config, outbox, clock } = parts
  const now = clock()
  const { subject } = escalation
  const write = await kindOfSubject(parts, subject)?.writer(transaction, subject, { kind, at: now, escalation: null })
  if (write === undefined || write === null) return
  for (const name of await toldReceivers(transaction, escalation)) {
    const receiver = config.receivers.find((one) => one.name === name)
    const key = `${subject.kind}:${subject.id}:${eventId}:${name}`
    const message = receiver === undefined ? null : await write(receiver, key)
    if (message !== null) await outbox.put(transaction, message, now)
  }
}
