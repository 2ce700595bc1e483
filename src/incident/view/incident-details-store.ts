import type { StandingAgreements } from '../../sla/standing-agreements.js'
import type { Service } from '../../service/service.js'
import type { Clock } from '../../shared/clock.js'
import type { Database, Reader } from '../../store/database.js'
import { readHeard } from '../heard-store.js'
import { conferenceOf, type IncidentSettings } from '../incident-settings.js'
import { findCourse, readCoursesOf } from '../incident-store.js'
import type { Incident } from '../incident.js'
import { impactOf } from './impact.js'
import type { IncidentDetails } from './incident-details-answer.js'
import { RECURRENCE_DAYS, recurrenceOf, type Recurrence } from './recurrence.js'
import { onsetOf } from './statistics.js'
import { readTimeline } from './timeline-store.js'

export interface IncidentDetailsParts {
  readonly database: Database
  readonly standing: Pick<StandingAgreements, 'newest'>
  readonly clock: Clock
  readonly config: {
    readonly services: readonly Named[]
    readonly incidents: Pick<IncidentSettings, 'updateEverySeconds' | 'conferenceUrl'>
  }
}

type Named = Pick<Service, 'name' | 'renamedFrom'>

/** Reads what is known of an incident beside itself. */
export type ReadIncidentDetails = (incident: Incident) => Promise<IncidentDetails>

/** Puts the reading together. */
export function createIncidentDetailsReader(parts: IncidentDetailsParts): ReadIncidentDetails {
  const { database, standing, clock, config } = parts
  return (incident) =>
    database.read(async (reader) => ({
      incident,
      ...(await relativesOf(reader, incident)),
      recurrence: await readRecurrence(reader, incident, config.services),
      impact: impactOf(incident, { standing: standing.newest(), now: clock() }),
      conferenceUrl: incident.state === 'resolved' ? null : conferenceOf(config.incidents, incident),
      nextUpdateDue: (await readHeard(reader, incident, config.incidents)).nextUpdateDue,
      timeline: await readTimeline(reader, incident),
    }))
}

/** What it has in common with others of its service, under its former name too. */
async function readRecurrence(
  reader: Reader,
  incident: Incident,
  services: readonly Named[],
): Promise<Recurrence | null> {
  const onset = onsetOf(incident)?.getTime()
  if (onset === undefined) return null
  const service = services.find(({ name, renamedFrom }) => [name, renamedFrom].includes(incident.service))
  const names = [incident.service, service?.name, service?.renamedFrom].filter((name) => typeof name === 'string')
  // What was detected before its onset is sorted by that: a day more.
  const aroundMs = (RECURRENCE_DAYS + 1) * 86_400_000
  const span = { from: new Date(onset - aroundMs), to: new Date(onset + aroundMs) }
  const others = await readCoursesOf(reader, names, span)
  return recurrenceOf(
    incident,
    others.map((other) => ({ ...other, service: incident.service })),
  )
}

async function relativesOf(reader: Reader, { id, mergedInto }: Incident) {
  const parts = await reader.selectFrom('incident').select('number').where('merged_into', '=', id).execute()
  const whole = mergedInto === null ? null : await findCourse(reader, mergedInto)
  return { mergedInto: whole?.number ?? null, parts: parts.map(({ number }) => number).toSorted((a, b) => a - b) }
}
