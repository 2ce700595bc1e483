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
    case 'incident_recovered':
    case 'incident_resolved':
      return end(followed, { id, event, by: ENDED_BY[event.kind] })
    case 'incident_updated':
      return pass(followed, { id, event })
    default:
      return settle(followed, event)
  }
}

/** How messages fared. */
async function settle({ transaction }: Followed, event: FollowedEvent): Promise<void> {
  if (event.kind === 'incident_notified') await settleNotice(transaction, event.data.key, 'accepted')
  if (event.kind === 'incident_notification_failed') await settleNotice(transaction, event.data.key, 'failed')
}

const ENDED_BY = {
  incident_acknowledged: 'acknowledged',
  incident_recovered: 'recovered',
  incident_resolved: 'resolved',
} as const

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
  await tellTold(followed, transaction, { escalation, kind: by, news: id })
}

type Updated = Extract<IncidentEvent, { readonly kind: 'incident_updated' }>

/** Whoever was told hears what people say too; what PagerDuty passes on they read there. */
async function pass(
  followed: Followed,
  { id, event }: { readonly id: number; readonly event: Updated },
): Promise<void> {
  const { subject, at, actor, data } = event
  const escalation = await latestEscalation(followed.transaction, subject)
  if (escalation === null || actor.kind === 'webhook') return
  const update = { at, author: data.author, text: data.text }
  await tellTold(followed, followed.transaction, { escalation, kind: 'updated', news: id, update })
}
