import { readEventsOf } from '../../event/event-store.js'
import type { Reader } from '../../store/database.js'
import { incidentEvents, type IncidentEvent } from '../incident-events.js'
import type { IncidentCourse } from '../incident.js'
import { timelineOf, type TimelineEntry } from './timeline.js'

/** What happened to an incident, with what happened to those that are part of it. */
export async function readTimeline(reader: Reader, incident: IncidentCourse): Promise<readonly TimelineEntry[]> {
  const merged = reader.selectFrom('incident').select('id').where('merged_into', '=', incident.id)
  const parts = await merged.orderBy('number').execute()
  const events = []
  for (const { id } of [incident, ...parts])
    events.push(...(await readEventsOf<typeof incidentEvents>(reader, incidentEvents, { kind: 'incident', id })))
  return timelineOf(incident, events satisfies readonly { readonly event: IncidentEvent }[])
}
