import type { IncidentNews } from './incident-news.js'

/** What a machine is told, as JSON: `type` says what happened, the rest how the incident stands. New keys may be added; none is renamed. */
export function webhookPayload({ kind, at, organisation, incident, links, escalation }: IncidentNews): string {
  const {
    onset,
    detected,
    acknowledged,
    recovered,
    resolved,
    acknowledgedBy,
    resolvedBy,
    roles,
    nextUpdateDue,
    ...facts
  } = incident
  return JSON.stringify({
    type: `incident.${kind}`,
    timestamp: at.toISOString(),
    data: {
      organisation,
      incident: {
        ...facts,
        roles: {
          commander: roles.commander,
          technical_lead: roles.technicalLead,
          communications: roles.communications,
          on_call: roles.onCall,
        },
        next_update_due: nextUpdateDue,
        onset,
        detected,
        acknowledged,
        acknowledged_by: acknowledgedBy,
        recovered,
        resolved,
        resolved_by: resolvedBy,
      },
      links,
      escalation,
    },
  })
}
