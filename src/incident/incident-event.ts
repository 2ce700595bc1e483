import type { DomainEvent } from '../event/domain-event.js'
import type { IncidentChange } from './incident.js'

/** A change as it is told to the rest of the house. */
export function toDomainEvent(change: IncidentChange, at: Date): DomainEvent {
  const { number, title, service, environment, severity } = change.incident
  const facts = { number, title, service, environment, severity }
  const common = { subject: { kind: 'incident', id: change.incident.id }, at } as const
  switch (change.kind) {
    case 'incident_severity_raised':
      return { ...common, kind: change.kind, data: { ...facts, from: change.from } }
    case 'incident_acknowledged':
    case 'incident_resolved':
      return { ...common, kind: change.kind, data: { ...facts, author: change.author } }
    case 'incident_updated':
      return { ...common, kind: change.kind, data: { ...facts, author: change.author, text: change.text } }
    default:
      return { ...common, kind: change.kind, data: facts }
  }
}
