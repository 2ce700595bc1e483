import type { IncidentGlance } from '../incident-store.js'

/** An incident is measured again after this share of its age: recoveries are dated back, whenever they are found. */
const SHARE_OF_AGE = 0.01
const MOST_SECONDS = 300
/** Half of what lies between two rounds: one that comes a little early still counts. */
const EARLY_SECONDS = 15

/** Which incidents are worth another look: all of a long one are read each time. */
export interface MeasurePace {
  /** Whether an incident is due; if so, it is taken for measured. */
  isDue(incident: IncidentGlance, now: Date): boolean
}

/** Looks at every incident in each round at first, at one that is open for long every five minutes, and at any whose alerts have changed. */
export function createMeasurePace(): MeasurePace {
  let measured = new Map<string, { readonly at: Date; readonly alerts: string }>()
  return {
    isDue(incident, now) {
      const last = measured.get(incident.id)
      const alerts = alertsOf(incident)
      const isDue =
        incident.state !== 'open' || last?.alerts !== alerts || secondsBetween(last.at, now) >= pauseOf(incident, now)
      if (!isDue) return false
      // What is over is not asked for again.
      const known = [...measured].filter(([, { at }]) => secondsBetween(at, now) <= 2 * MOST_SECONDS)
      measured = new Map([...known, [incident.id, { at: now, alerts }]])
      return true
    },
  }
}

function pauseOf({ beganAt }: IncidentGlance, now: Date): number {
  const age = secondsBetween(beganAt, now)
  return Math.min(MOST_SECONDS, age * SHARE_OF_AGE) - EARLY_SECONDS
}

function alertsOf({ alerts, firing }: IncidentGlance): string {
  return `${alerts}/${firing}`
}

function secondsBetween(from: Date, to: Date): number {
  return (to.getTime() - from.getTime()) / 1000
}
