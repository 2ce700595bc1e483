import type { ServiceIncident, ServiceIncidentReader } from '../../sla/service-incident.js'
import type { IncidentCourse, MilestoneKind } from '../incident.js'
import { isOf, type IncidentSummaryReader } from './incident-summary.js'

/** Incidents as contracts ask for them; a false alarm is none, and a part of another is told with that. */
export function incidentsOfServices(incidents: Pick<IncidentSummaryReader, 'coursesIn'>): ServiceIncidentReader {
  return {
    async ofServices(services, interval) {
      const begun = await incidents.coursesIn(interval)
      return services.map((service) => begun.filter((incident) => isOf(incident, service)).flatMap(toServiceIncident))
    },
  }
}

function toServiceIncident({ number, title, kind, severity, milestones }: IncidentCourse): readonly ServiceIncident[] {
  if (kind === 'false_alarm' || kind === 'merged') return []
  const at = (milestone: MilestoneKind) => milestones[milestone]?.at ?? null
  const [onset, detected, acknowledged] = [at('onset'), at('detected'), at('acknowledged')]
  return [
    {
      ...{ number, title, kind, severity, onset, detected, acknowledged },
      ...{ recovered: at('recovered'), resolved: at('resolved') },
    },
  ]
}
