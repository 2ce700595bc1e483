import { URGENCY, type Need, type ShownPart, type ShownRow } from '../../feature/shown-part.js'
import type { BadgeTone } from '../../page/helpers.js'
import type { Incident, IncidentState } from '../incident.js'
import { incidentAddress } from './incident-address.js'
import type { IncidentSummary } from './incident-summary.js'
import { onsetOf } from './statistics.js'

const STATES: Readonly<Record<IncidentState, BadgeTone>> = { open: 'bad', recovered: 'warn', resolved: 'good' }

/** Incidents that are not closed, on the pages that show everything. */
export const shownIncidents: ShownPart<IncidentSummary> = {
  title: 'Open incidents',
  list: '/incidents?state=unresolved',
  columns: [{ title: 'What' }, { title: 'Severity' }, { title: 'Since' }, { title: 'Acknowledged' }],
  empty: {
    title: 'No open incident',
    sentence: 'Incidents are made of the alerts that Alertmanager delivers to /webhooks/alertmanager.',
  },
  measured: [
    'Since: the onset as it was seen in the indicator, else when the first alert fired. Incidents are made of alerts of one service; docs/alertmanager.md says how.',
  ],
  rows: ({ unresolved }) => unresolved.map(incidentRow),
}

function incidentRow(incident: Incident, index: number): ShownRow {
  const { service, number, title, severity, state, milestones } = incident
  const { acknowledged } = milestones
  const since = onsetOf(incident)
  return {
    ...{ service, name: `#${number}`, title: `#${number} ${service}`, href: incidentAddress(number) },
    badge: { tone: STATES[state], text: state },
    need: needOf(incident),
    cells: [
      { text: title },
      { text: severity },
      since === null ? { text: 'unknown' } : { at: since },
      acknowledged === undefined ? { text: 'by nobody' } : { at: acknowledged.at, note: acknowledged.author ?? '' },
    ],
    entry: `/unresolved/${index}`,
  }
}

function needOf({ state, title, milestones, severity }: Incident): Need | null {
  if (state !== 'open') return null
  if (milestones.acknowledged !== undefined) return { urgency: URGENCY.open, sentence: title }
  const urgency = severity === 'page' ? URGENCY.unanswered : URGENCY.open
  return { urgency, sentence: `${title}: nobody has acknowledged it.` }
}
