import { acknowledged, assigned, resolved, updated, type Outcome } from '../incident/incident-actions.js'
import type { Incident } from '../incident/incident.js'
import type { WaitingEvent } from './pagerduty-store.js'

/** What is known beside the event and our incident. */
export interface Circumstances {
  readonly now: Date
  /** Others in PagerDuty that are the same incident of ours and not resolved. */
  readonly openOthers: number
  /** Whether our incident was reopened after the event had happened. */
  readonly isOvertaken: boolean
}

/** Who stands beside a note where a machine did it. */
const MACHINE = 'PagerDuty'

/** Said by a machine, these follow from what Alertmanager or Plimsoll itself told PagerDuty. */
const ECHOES: readonly string[] = ['incident.triggered', 'incident.acknowledged', 'incident.resolved']

/**
 * What an event of PagerDuty does to our incident: who acknowledges or resolves it there does so here, at the time at which they did it; everything
 * else that people do there is noted. Whoever has it there is on call here. `null`: it says nothing that is not known here.
 */
export function applyEvent(incident: Incident, event: WaitingEvent, circumstances: Circumstances): Outcome | null {
  const done = said(incident, event, circumstances)
  const onCall = isOfNow(event, circumstances) ? event.assignees : null
  if (onCall === null) return done
  const given = assigned(done?.incident ?? incident, { role: 'on_call', person: onCall }, event.person ?? MACHINE)
  return { incident: given.incident, changes: [...(done?.changes ?? []), ...given.changes] }
}

/** Whether it says how things stand: nothing newer is known, here or there. */
function isOfNow({ occurredAt, isMerge, incident }: WaitingEvent, { isOvertaken }: Circumstances): boolean {
  return !isMerge && !isOvertaken && occurredAt.getTime() >= incident.status_at
}

function said(incident: Incident, event: WaitingEvent, circumstances: Circumstances): Outcome | null {
  const { type, person, words } = event
  if (person === null) return saidByMachine(incident, event)
  if (event.isMerge || circumstances.isOvertaken) return noted(incident, person, words)
  const at = within(event.occurredAt, incident.milestones.detected?.at, circumstances.now)
  const word = { by: person, note: 'in PagerDuty' }
  switch (type) {
    case 'incident.acknowledged':
      return acknowledged(incident, word, at)
    case 'incident.resolved':
      return circumstances.openOthers === 0
        ? resolved(incident, word, at)
        : noted(incident, person, `${words}, where ${count(circumstances.openOthers)} of it open still`)
    default:
      return noted(incident, person, words)
  }
}

function saidByMachine(incident: Incident, { type, words }: WaitingEvent): Outcome | null {
  return ECHOES.includes(type) ? null : noted(incident, MACHINE, words)
}

function noted(incident: Incident, by: string, text: string): Outcome {
  return updated(incident, { by, text, stage: null })
}

/** Clocks differ: nobody acknowledges what has not been noticed, or in the future. */
function within(at: Date, earliest: Date | undefined, latest: Date): Date {
  const limited = Math.min(at.getTime(), latest.getTime())
  return new Date(Math.max(limited, earliest?.getTime() ?? -Infinity))
}

function count(others: number): string {
  return others === 1 ? 'another one is' : `${others} others are`
}
