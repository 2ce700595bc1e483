import { recordChange } from '../audit/audit-store.js'
import type { Initiator } from '../audit/initiator.js'
import { changeIncident } from '../incident/incident-desk-store.js'
import { incidentEvents } from '../incident/incident-events.js'
import type { Incident } from '../incident/incident.js'
import { readEventsOf } from '../event/event-store.js'
import type { Clock } from '../shared/clock.js'
import type { Logger } from '../shared/logger.js'
import type { Steps } from '../shared/steps.js'
import type { Database, Transaction } from '../store/database.js'
import { applyEvent } from './apply-event.js'
import { createMatcher, type GroupKeys, type Matcher } from './match-incident-store.js'
import {
  countOpenOthers,
  isWaiting,
  keepEvent,
  matchIncident,
  readWaiting,
  settleEvent,
  type Delivered,
  type EventOutcome,
  type WaitingEvent,
} from './pagerduty-store.js'

/** PagerDuty delivers again for some days at most; what is older was sent by somebody who has kept it. */
const LATE_MS = 7 * 86_400_000
/** After that nobody waits for the alert any more that an event could be about. */
const HOPELESS_MS = 86_400_000

export interface PagerdutyIntakeParts {
  readonly database: Database
  readonly groupKeys: GroupKeys
  readonly clock: Clock
  readonly logger: Logger
  readonly steps: Steps
}

/** Takes what PagerDuty tells into the store and does it to our incidents. */
export interface PagerdutyIntake {
  /** When it resolves, the event cannot be lost any more. `duplicate`: it was kept before. Rejects when the store fails. */
  keep(delivered: Delivered): Promise<EventOutcome | 'duplicate'>
  /** Does what was kept and waits, of one incident of PagerDuty or of all, in the order in which it happened. */
  applyWaiting(pagerdutyId: string | null): Promise<void>
}

/** The intake over the store. */
export function createPagerdutyIntake(parts: PagerdutyIntakeParts): PagerdutyIntake {
  const { database, steps, clock, groupKeys } = parts
  return {
    async keep(delivered) {
      const outcome = firstOutcome(delivered)
      const isNew = await database.write(async (transaction) => {
        const kept = await keepEvent(transaction, delivered, outcome)
        if (kept) await noteDelivery(transaction, delivered)
        steps('pagerduty:persisted')
        return kept
      })
      steps('pagerduty:committed')
      return isNew ? outcome : 'duplicate'
    },
    async applyWaiting(pagerdutyId) {
      const waiting = await database.read((reader) => readWaiting(reader, pagerdutyId))
      const [oldest] = waiting.map(({ incident }) => incident.created_at).toSorted((a, b) => a - b)
      if (oldest === undefined) return
      const matcher = createMatcher(groupKeys, new Date(oldest))
      for (const event of waiting) await applyOne(parts, matcher, { event, now: clock() })
      steps('pagerduty:applied')
    },
  }
}

/** PagerDuty itself delivers; whoever did what it tells of is noted with what that changes. */
async function noteDelivery(transaction: Transaction, { event, sender, receivedAt }: Delivered): Promise<void> {
  const { type, person, occurredAt, incident } = event
  const initiator = {
    kind: 'webhook',
    name: 'pagerduty',
    identifiedBy: 'signature',
    through: 'webhook',
    from: sender,
  } as const
  const said = { event: type, person, occurredAt, title: incident?.title ?? null }
  const object = { kind: 'pagerduty', id: incident?.id ?? event.id }
  await recordChange(transaction, { initiator, at: receivedAt, action: 'pagerduty.deliver', object, new: said })
}

function firstOutcome({ event, receivedAt }: Delivered): EventOutcome {
  if (event.incident === null) return 'other'
  return receivedAt.getTime() - event.occurredAt.getTime() > LATE_MS ? 'late' : 'waiting'
}

interface Turn {
  readonly event: WaitingEvent
  readonly now: Date
}

async function applyOne({ database, logger }: PagerdutyIntakeParts, matcher: Matcher, { event, now }: Turn) {
  // Mostly nothing is found yet, and then nobody is kept from writing.
  const found = await database.read((reader) => matcher.find(reader, event.incident))
  const isHopeless = now.getTime() - event.receivedAt.getTime() > HOPELESS_MS
  if (found === null && !isHopeless) return
  const outcome = await database.write(async (transaction) => {
    // The answered delivery and the job may both have read it: whoever comes second has nothing left to do.
    if (!(await isWaiting(transaction, event.id))) return null
    const done = found === null ? 'unmatched' : await change(transaction, found, { event, now })
    await settleEvent(transaction, event.id, done)
    return done
  })
  if (outcome === null) return
  logger.info({ event: event.type, incident: found?.number ?? null, outcome }, 'An event of PagerDuty is settled')
}

async function change(transaction: Transaction, { id }: Incident, { event, now }: Turn): Promise<EventOutcome> {
  const pagerduty = event.incident.id
  await matchIncident(transaction, pagerduty, id)
  const openOthers = await countOpenOthers(transaction, { id: pagerduty, incidentId: id })
  const isOvertaken = await hasBegunSince(transaction, id, event.occurredAt)
  const circumstances = { now, openOthers, isOvertaken }
  const outcome: { kind: EventOutcome } = { kind: 'kept' }
  await changeIncident(transaction, id, {
    now: new Date(Math.min(event.occurredAt.getTime(), now.getTime())),
    ...{ name: 'incident.follow-pagerduty', said: { event: event.type } },
    initiator: initiatorOf(event),
    change: (incident) => {
      const done = applyEvent(incident, event, circumstances)
      if (done === null || done.changes.length === 0) return { incident, changes: [] }
      outcome.kind = done.incident === incident ? 'noted' : 'applied'
      return done
    },
  })
  return outcome.kind
}

/** Who it is stands in what PagerDuty has signed. */
function initiatorOf({ person, sender }: WaitingEvent): Initiator {
  const name = person ?? 'pagerduty'
  return {
    kind: person === null ? 'webhook' : 'person',
    name,
    identifiedBy: 'signature',
    through: 'webhook',
    from: sender,
  }
}

/** What somebody did before an incident was reopened says nothing of what came after. */
async function hasBegunSince(transaction: Transaction, id: string, instant: Date): Promise<boolean> {
  const begun = { incident_reopened: incidentEvents.incident_reopened }
  const events = await readEventsOf(transaction, begun, { kind: 'incident', id })
  return events.some(({ event }) => event.at > instant)
}
