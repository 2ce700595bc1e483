import type { breachEvents } from '../breach/breach-events.js'
import type { EventOf, RecordedEvent } from '../event/domain-event.js'
import type { Transaction } from '../store/database.js'
import type { EscalationParts } from './escalation-parts.js'
import { delayedBy, type EscalationPolicy } from './escalation-policy.js'
import { endEscalation, latestEscalation, startEscalation } from './escalation-store.js'
import { tellTold } from './tell-told-store.js'

type BreachEvent = EventOf<typeof breachEvents>

/** Follows breaches of agreements: that one is told starts to count, the first acknowledgement ends it, and so does that it is lifted. */
export async function followBreach(
  followed: EscalationParts & { readonly transaction: Transaction },
  { id, event }: RecordedEvent<BreachEvent>,
): Promise<void> {
  const { transaction, config } = followed
  const { subject, at } = event
  if (event.kind === 'agreement_breached') {
    const policy = policyOf(config, event)
    if (policy !== null) await startEscalation(transaction, subject, { policy, since: at })
    return
  }
  const escalation = await latestEscalation(transaction, subject)
  if (escalation?.endedBy !== null) return
  const kind = event.kind === 'agreement_breach_acknowledged' ? 'acknowledged' : 'resolved'
  await endEscalation(transaction, escalation, { at, by: kind })
  await tellTold(followed, transaction, { escalation, kind, news: id })
}

/** The policy of an agreement: its steps begin when the time to answer is over. */
function policyOf(
  { services, escalationPolicies }: EscalationParts['config'],
  { data }: BreachEvent,
): EscalationPolicy | null {
  const service = services.find(({ name }) => name === data.service)
  const onBreach = service?.agreements.find(({ name }) => name === data.agreement)?.onBreach
  const policy = escalationPolicies.find(({ name }) => name === onBreach?.escalationPolicy)
  return policy === undefined ? null : delayedBy(policy, onBreach?.acknowledgeWithinSeconds ?? 0)
}
