import type { AlertEpisode, Incident, IncidentChange, IncidentIdentity } from './incident.js'

/** Everything recent of one identity. */
export interface IncidentBook extends IncidentIdentity {
  /** By beginning. */
  readonly incidents: readonly Incident[]
  /** Alerts that belong to no incident. */
  readonly loose: readonly AlertEpisode[]
}

/** A book of some incidents of one service, and of nothing else. */
export function bookOf(...incidents: readonly [Incident, ...Incident[]]): IncidentBook {
  const [{ service, environment }] = incidents
  return { service, environment, incidents, loose: [] }
}

/** A book after something was applied to it. */
export interface Applied {
  readonly book: IncidentBook
  /** In the order in which they happened. */
  readonly changes: readonly IncidentChange[]
}

/** When something was first wrong, as far as is known. */
export function beginningOf({ milestones, alerts }: Incident): Date {
  const [first] = [milestones.onset?.at, milestones.detected?.at, alerts[0]?.startsAt]
    .filter((at) => at !== undefined)
    .toSorted((a, b) => a.getTime() - b.getTime())
  return first ?? new Date(0)
}

/** When all was well again; `null`: it is not. */
export function endOf({ state, milestones }: Incident): Date | null {
  if (state === 'open') return null
  return milestones.recovered?.at ?? milestones.resolved?.at ?? null
}

/** The book with one incident as it is now, or with a new one. */
export function withIncident(book: IncidentBook, incident: Incident): IncidentBook {
  const others = book.incidents.filter(({ id }) => id !== incident.id)
  const incidents = [...others, incident].toSorted((a, b) => beginningOf(a).getTime() - beginningOf(b).getTime())
  return { ...book, incidents }
}
