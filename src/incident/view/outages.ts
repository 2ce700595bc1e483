import type { Interval } from '../../calendar/interval.js'
import type { OutageReader } from '../../sla/outage-reader.js'
import type { Incident, Milestone } from '../incident.js'
import { isOf, type IncidentSummaryReader } from './incident-summary.js'

/** How long an incident may have been open. */
const LONGEST_INCIDENT_MS = 30 * 86_400_000

const LONG_AGO = new Date(0)
const FAR = new Date('9999-01-01T00:00:00Z')

/** Outages as incidents know them; a false alarm is none. */
export function outagesOfIncidents(incidents: Pick<IncidentSummaryReader, 'begunIn'>): OutageReader {
  return {
    async outages(services, { from, to }) {
      const begun = await incidents.begunIn({ from: new Date(from.getTime() - LONGEST_INCIDENT_MS), to })
      const real = begun.filter(({ kind }) => kind === 'real')
      return services.map((service) => real.filter((incident) => isOf(incident, service)).map(openTimeOf))
    },
  }
}

/** From when to when the service was bad, as far as is known. */
function openTimeOf({ milestones, alerts }: Incident): Interval {
  return {
    from: firstOf(milestones.onset, milestones.detected) ?? alerts[0]?.startsAt ?? LONG_AGO,
    to: firstOf(milestones.recovered, milestones.resolved) ?? FAR,
  }
}

function firstOf(...milestones: readonly (Milestone | undefined)[]): Date | null {
  return milestones.find((milestone) => milestone !== undefined)?.at ?? null
}
