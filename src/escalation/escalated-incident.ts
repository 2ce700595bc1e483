import type { EscalationParts } from './escalation-parts.js'
import type { EscalatedSubject } from './escalated-subject.js'
import { incidentNewsOf } from './incident-news-of.js'

/** Incidents. */
export function escalatedIncident({
  config,
  findIncident,
  compose,
}: Pick<EscalationParts, 'config' | 'findIncident' | 'compose'>): EscalatedSubject {
  return {
    kind: 'incident',
    async writer(transaction, subject, told) {
      const incident = await findIncident(transaction, subject)
      if (incident === null) return null
      const news = incidentNewsOf(config, incident, told)
      return (receiver, key) => compose(receiver, news, key)
    },
  }
}
