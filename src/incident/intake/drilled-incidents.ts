import type { DrillSpan } from '../../drill/drill-span.js'
import { withIncident, type Applied } from '../incident-book.js'
import type { AlertEpisode, Incident, IncidentChange } from '../incident.js'

/** Who tells that a drill has overrun. */
const AUTHOR = 'drill'
const TEXT = 'The drill is over and did not bring everything back: from now on this is an incident like any other.'

/** Whether an alert began while a drill of its service was held, so that what it opens belongs to that. */
export function isDrilled(drills: readonly DrillSpan[], { startsAt }: Pick<AlertEpisode, 'startsAt'>): boolean {
  return drills.some(({ from, to }) => from <= startsAt && startsAt <= to)
}

/** What a drill has left broken is a real incident: a drill that overruns must hide nothing. */
export function withOverrun({ book, changes }: Applied, drills: readonly DrillSpan[]): Applied {
  const overrun = book.incidents.filter((incident) => isOverrun(incident, drills))
  const real = overrun.map((incident): Incident => ({ ...incident, kind: 'real' }))
  const told = real.map((incident): IncidentChange => ({
    kind: 'incident_updated',
    incident,
    author: AUTHOR,
    text: TEXT,
    stage: null,
  }))
  return { book: real.reduce(withIncident, book), changes: [...changes, ...told] }
}

function isOverrun({ kind, state, alerts }: Incident, drills: readonly DrillSpan[]): boolean {
  if (kind !== 'drill' || state !== 'open') return false
  const own = drills.filter((span) => alerts.some((alert) => isDrilled([span], alert)))
  return own.some((span) => span.isOverrun)
}
