import type { FailureClass } from '../../drill/drill.js'
import type { IncidentCourse } from '../incident.js'
import { onsetOf } from './statistics.js'

/** For so long an incident is one that comes back. */
export const RECURRENCE_DAYS = 90

const RECURRENCE_MS = RECURRENCE_DAYS * 86_400_000

/** Incidents of the same service and class, within 90 days of each other by their onsets. */
export interface Recurrence {
  /** `null`: nobody has said it, of none of them. */
  readonly failureClass: FailureClass | null
  /** Which of them it is: 1 where none came before it. */
  readonly ordinal: number
  /** Numbers of those that began at most 90 days before it, by onset. */
  readonly earlier: readonly number[]
  /** Numbers of those that began at most 90 days after it. */
  readonly later: readonly number[]
}

/**
 * What an incident has in common with others. Drills, false alarms and parts of others do not recur.
 *
 * @param others incidents of its service, itself among them or not
 * @returns `null`: it is no real incident, or nobody knows when it began
 */
export function recurrenceOf(incident: IncidentCourse, others: readonly IncidentCourse[]): Recurrence | null {
  const at = onsetOf(incident)?.getTime()
  if (at === undefined || incident.kind !== 'real') return null
  const alike = others.flatMap((other) => {
    const onset = onsetOf(other)?.getTime()
    return onset === undefined || !isAlike(incident, other) ? [] : [{ number: other.number, afterMs: onset - at }]
  })
  const sorted = alike.toSorted((a, b) => a.afterMs - b.afterMs || a.number - b.number)
  const isEarlier = ({ number, afterMs }: (typeof sorted)[number]) =>
    afterMs < 0 || (afterMs === 0 && number < incident.number)
  const near = sorted.filter(({ afterMs }) => Math.abs(afterMs) <= RECURRENCE_MS)
  const earlier = near.filter(isEarlier).map(({ number }) => number)
  const later = near.filter((one) => !isEarlier(one)).map(({ number }) => number)
  return { failureClass: incident.failureClass, ordinal: earlier.length + 1, earlier, later }
}

function isAlike(incident: IncidentCourse, other: IncidentCourse): boolean {
  return (
    other.id !== incident.id &&
    other.kind === 'real' &&
    other.service === incident.service &&
    other.environment === incident.environment &&
    other.failureClass === incident.failureClass
  )
}

/** 3rd. */
export function ordinalWords(ordinal: number): string {
  const last = ordinal % 100 >= 11 && ordinal % 100 <= 13 ? 0 : ordinal % 10
  return `${ordinal}${{ 1: 'st', 2: 'nd', 3: 'rd' }[last] ?? 'th'}`
}

/** What is common to them, in a few words: `checkout, class application`. */
export function kindWords(service: string, failureClass: FailureClass | null): string {
  return failureClass === null ? `${service}, class not said` : `${service}, class ${failureClass}`
}
