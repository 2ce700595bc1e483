import type { EventOf, RecordedEvent } from '../event/domain-event.js'
import type { incidentEvents } from '../incident/incident-events.js'
import { type IncidentEvent } from '../incident/incident-events.js'
import type { deliveryEvents } from '../notify/delivery-events.js'
import type { NewsKind } from '../notify/messages/incident-news.js'
import type { Transaction } from '../store/database.js'
import type { EscalationParts } from './escalation-parts.js'
import type { EscalationPolicy } from './escalation-policy.js'
import {
  endEscalation,
  latestEscalation,
  resumeEscalation,
  settleNotice,
  startEscalation,
  type Escalation,
} from './escalation-store.js'
import { tellTold } from './tell-told-store.js'

type FollowedEvent = EventOf<typeof incidentEvents & typeof deliveryEvents>

type Followed = EscalationParts & { readonly transaction: Transaction }

/**
 * Follows the events of incidents: opening starts to count, an acknowledgement or a resolution ends it, a recovery halts it until the
 * incident is reopened. Whoever was told that nobody acknowledged is told of each of these too.
 */
export async function followIncident(followed: Followed, { id, event }: RecordedEvent<FollowedEvent>): Promise<void> {
  switch (event.kind) {
    case 'incident_opened':
    case 'incident_reopened':
      return begin(followed, event)
    case 'incident_acknowledged':
      return end(followed, { id, event, by: 'acknowledged' })
    case 'incident_recovered':
      return end(followed, { id, event, by: 'recovered' })
    case 'incident_resolved':
      return end(followed, { id, event, by: 'resolved' })
    case 'incident_notified':
      return settleNotice(followed.transaction, event.data.key, 'accepted')
    case 'incident_notification_failed':
      return settleNotice(followed.transaction, event.data.key, 'failed')
    default:
      return
  }
}

/** An acknowledgement outlasts a reopening: whoever has the incident in hand keeps it. */
async function begin(
  { transaction, config, findCourse }: Followed,
  { subject, at, data }: Extract<IncidentEvent, { readonly kind: 'incident_opened' | 'incident_reopened' }>,
): Promise<void> {
  const incident = await findCourse(transaction, subject)
  if (incident === null || incident.milestones.acknowledged !== undefined) return
  const latest = await latestEscalation(transaction, subject)
  if (latest?.endedBy === 'recovered') return resumeEscalation(transaction, latest)
  const policy = policyOf(config, data.service)
  if (policy === null || (latest !== null && latest.endedBy === null)) return
  await startEscalation(transaction, subject, { policy, since: at })
}

function policyOf(
  { services, teams, escalationPolicies }: EscalationParts['config'],
  serviceName: string,
): EscalationPolicy | null {
  const service = services.find(({ name }) => name === serviceName)
  const team = teams.find(({ name }) => name === service?.team)
  return escalationPolicies.find(({ name }) => name === team?.escalationPolicy) ?? null
}

interface Ending {
  readonly id: number
  readonly event: IncidentEvent
  readonly by: NewsKind & NonNullable<Escalation['endedBy']>
}

async function end(followed: Followed, { id, event, by }: Ending): Promise<void> {
  const { transaction } = followed
  const escalation = await latestEscalation(transaction, event.subject)
  if (escalation === null) return
  await endEscalation(transaction, escalation, { at: event.at, by })
  await tellTold(followed, transaction, { escalation, kind: by, eventId: id })
}
