import type { AlertObservation } from './alert-observation.js'
import type { Identify } from './identify-alert.js'
import type { IncidentIdentity } from '../incident.js'

/** Observations that can be applied together. */
export interface Turn {
  readonly observations: readonly AlertObservation[]
  /** Of whom one ended. */
  readonly ended: readonly IncidentIdentity[]
}

/** Cuts observations where an alert begins to fire after all earlier ones of the same service had ended. */
export function turnsOf(observations: readonly AlertObservation[], identify: Identify): readonly Turn[] {
  const turns: AlertObservation[][] = []
  let ends = new Map<string, number>()
  for (const observation of observations) {
    const key = keyOf(identify(observation.labels))
    if (turns.length === 0 || observation.startsAt.getTime() > (ends.get(key) ?? Infinity)) {
      turns.push([])
      ends = new Map()
    }
    turns.at(-1)?.push(observation)
    if (observation.status === 'resolved') ends.set(key, Math.max(ends.get(key) ?? 0, endOf(observation)))
  }
  return turns.map((turn) => ({ observations: turn, ended: endedIn(turn, identify) }))
}

function endedIn(turn: readonly AlertObservation[], identify: Identify): readonly IncidentIdentity[] {
  const resolved = turn.filter(({ status }) => status === 'resolved').map(({ labels }) => identify(labels))
  const found = new Map(resolved.map((identity) => [keyOf(identity), identity]))
  return [...found.values()].filter((identity) => identity !== null)
}

function endOf({ endsAt, receivedAt }: AlertObservation): number {
  return (endsAt ?? receivedAt).getTime()
}

function keyOf(identity: IncidentIdentity | null): string {
  return identity === null ? '' : `${identity.environment ?? ''}/${identity.service}`
}
