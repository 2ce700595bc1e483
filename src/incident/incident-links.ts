import { byLink } from '../audit/initiator.js'
import type { LinkAction, LinkQuestion } from '../http/links/link-action.js'
import { formatInstant } from '../words/format-date.js'
import type { IncidentDesk } from './incident-desk-store.js'
import type { Incident } from './incident.js'

export interface IncidentLinksParts {
  readonly organisation: string
  /** IANA zone that people are shown times in. */
  readonly timezone: string
  readonly desk: Pick<IncidentDesk, 'findWhole' | 'acknowledge'>
}

/** What links in messages can do to incidents. What is part of another incident is acknowledged with that. */
export function incidentLinks(parts: IncidentLinksParts): readonly LinkAction[] {
  const { desk } = parts
  const acknowledge: LinkAction = {
    kind: 'incident',
    action: 'acknowledge',
    async describe(id, recipient) {
      const incident = await desk.findWhole(id)
      return incident === null ? null : questionOf(parts, incident, { id, recipient })
    },
    async perform(id, { by, comment, from }) {
      const incident = await desk.findWhole(id)
      if (incident === null || incident.state === 'resolved') return
      await desk.acknowledge(incident.id, { by, note: comment, initiator: byLink({ by, from }) })
    },
  }
  return [acknowledge]
}

interface Followed {
  /** Of the incident that the link was made for. */
  readonly id: string
  readonly recipient: string
}

function questionOf(
  { organisation, timezone }: IncidentLinksParts,
  incident: Incident,
  { id, recipient }: Followed,
): LinkQuestion {
  const { number, title, service, environment, severity, milestones } = incident
  const began = milestones.onset ?? milestones.detected
  const isPart = incident.id !== id
  return {
    overline: `${organisation} · incident #${number} ${service}`,
    title: `Acknowledge: ${title}`,
    sentences: [
      ...(isPart ? [`The incident that you were told of is part of #${number} now.`] : []),
      'By acknowledging you say that you are at it: nobody else is told on. The first acknowledgement counts.',
    ],
    facts: [
      { label: 'Service', value: environment === null ? service : `${service} (${environment})` },
      { label: 'Severity', value: severity },
      ...(began === undefined ? [] : [{ label: 'Began', value: formatInstant(began.at, timezone) }]),
      ...(milestones.recovered === undefined
        ? []
        : [{ label: 'Recovered', value: formatInstant(milestones.recovered.at, timezone) }]),
    ],
    button: 'Acknowledge',
    done: doneOf(incident, recipient, timezone),
  }
}

/** `null`: it waits for somebody. */
function doneOf({ milestones, kind }: Incident, recipient: string, zone: string): string | null {
  const { acknowledged, resolved } = milestones
  if (acknowledged !== undefined) {
    const when = formatInstant(acknowledged.at, zone)
    return acknowledged.author === recipient
      ? `You acknowledged it on ${when}.`
      : `${acknowledged.author ?? 'Somebody'} acknowledged it on ${when}: nothing is left to do.`
  }
  if (kind === 'false_alarm') return 'It was a false alarm: nothing is left to do.'
  return resolved === undefined
    ? null
    : `It was resolved on ${formatInstant(resolved.at, zone)}: nothing is left to do.`
}
