import type { StandingAgreements } from '../../sla/standing-agreements.js'
import type { Clock } from '../../shared/clock.js'
import type { Database, Reader } from '../../store/database.js'
import { findCourse } from '../incident-store.js'
import type { Incident } from '../incident.js'
import { impactOf } from './impact.js'
import type { IncidentDetails } from './incident-details-answer.js'
import { readTimeline } from './timeline-store.js'

export interface IncidentDetailsParts {
  readonly database: Database
  readonly standing: Pick<StandingAgreements, 'newest'>
  readonly clock: Clock
}

/** Reads what is known of an incident beside itself. */
export type ReadIncidentDetails = (incident: Incident) => Promise<IncidentDetails>

/** Puts the reading together. */
export function createIncidentDetailsReader({ database, standing, clock }: IncidentDetailsParts): ReadIncidentDetails {
  return (incident) =>
    database.read(async (reader) => ({
      incident,
      ...(await relativesOf(reader, incident)),
      impact: impactOf(incident, { standing: standing.newest(), now: clock() }),
      timeline: await readTimeline(reader, incident),
    }))
}

async function relativesOf(reader: Reader, { id, mergedInto }: Incident) {
  const parts = await reader.selectFrom('incident').select('number').where('merged_into', '=', id).execute()
  const whole = mergedInto === null ? null : await findCourse(reader, mergedInto)
  return { mergedInto: whole?.number ?? null, parts: parts.map(({ number }) => number).toSorted((a, b) => a - b) }
}
