import { answerLink } from './answer-link.js'
import type { LinkSigner } from '../http/links/link-key-store.js'
import { readHeard } from '../incident/heard-store.js'
import type { EscalationParts } from './escalation-parts.js'
import type { EscalatedSubject } from './escalated-subject.js'
import { incidentNewsOf } from './incident-news-of.js'

/** Incidents. */
export function escalatedIncident({
  config,
  findIncident,
  compose,
  links,
}: Pick<EscalationParts, 'config' | 'findIncident' | 'compose'> & { readonly links: LinkSigner }): EscalatedSubject {
  return {
    kind: 'incident',
    async writer(transaction, subject, told) {
      const incident = await findIncident(transaction, subject)
      if (incident === null) return null
      const { update, nextUpdateDue } = await readHeard(transaction, incident, config.incidents)
      const news = incidentNewsOf(config, incident, { ...told, update: told.update ?? update, nextUpdateDue })
      return async (receiver, key) => {
        const isAnswered = news.incident.acknowledged !== null
        const url = isAnswered ? null : await answerLink({ links, transaction }, receiver, { subject, told })
        const answers = url === null ? [] : [{ text: 'Acknowledge', url }]
        return compose(receiver, { ...news, links: [...answers, ...news.links] }, key)
      }
    },
  }
}
