import * as z from 'zod'
import type { Actor, EventOf } from '../event/domain-event.js'
import type { IncidentChange } from './incident.js'

/** What every event of an incident says about it, as it was at that instant. */
const facts = z.object({
  /** Number people call it by. */
  number: z.int(),
  title: z.string(),
  service: z.string(),
  environment: z.string().nullable(),
  severity: z.string(),
})

/** Who did it: a person or a receiver; `null`: Plimsoll by itself. */
const author = z.string().nullable()

/** What incidents tell of. */
export const incidentEvents = {
  incident_opened: { subject: 'incident', data: facts },
  incident_reopened: { subject: 'incident', data: facts },
  incident_severity_raised: { subject: 'incident', data: facts.extend({ from: z.string() }) },
  incident_acknowledged: { subject: 'incident', data: facts.extend({ author }) },
  incident_recovered: { subject: 'incident', data: facts },
  incident_resolved: { subject: 'incident', data: facts.extend({ author }) },
  incident_updated: { subject: 'incident', data: facts.extend({ author, text: z.string() }) },
} as const

export type IncidentEvent = EventOf<typeof incidentEvents>

/** A change as it is told to the rest of the house. */
export function toIncidentEvent(
  change: IncidentChange,
  { at, actor }: { readonly at: Date; readonly actor: Actor },
): IncidentEvent {
  const { id, number, title, service, environment, severity } = change.incident
  const data = { number, title, service, environment, severity }
  const common = { subject: { kind: 'incident', id }, at, actor } as const
  switch (change.kind) {
    case 'incident_severity_raised':
      return { ...common, kind: change.kind, data: { ...data, from: change.from } }
    case 'incident_acknowledged':
    case 'incident_resolved':
      return { ...common, kind: change.kind, data: { ...data, author: change.author } }
    case 'incident_updated':
      return { ...common, kind: change.kind, data: { ...data, author: change.author, text: change.text } }
    default:
      return { ...common, kind: change.kind, data }
  }
}
