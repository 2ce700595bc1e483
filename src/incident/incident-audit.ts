import type { Subject } from '../event/domain-event.js'
import type { Incident } from './incident.js'

/** An incident as the audit log names it: by the number that people use. */
export function incidentObject({ number }: Pick<Incident, 'number'>): Subject {
  return { kind: 'incident', id: String(number) }
}

/** What of an incident is compared before and after a change. */
export function incidentValues(incident: Incident): Readonly<Record<string, unknown>> {
  const { severity, title, state, stage, reopenCount, kind, mergedInto, roles, milestones, alerts } = incident
  const { failureClass, openedBy } = incident
  const firing = alerts.filter(({ endsAt }) => endsAt === null).length
  return {
    severity,
    title,
    state,
    stage,
    reopenCount,
    kind,
    mergedInto,
    failureClass,
    openedBy,
    roles,
    ...milestones,
    alerts: alerts.length,
    firing,
  }
}
