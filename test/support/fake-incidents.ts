import type { IncidentSummaryReader } from '../../src/incident/view/incident-summary.js'

/** Nothing ever went wrong. */
export const noIncidents: IncidentSummaryReader = {
  summary: () => Promise.resolve({ unresolved: [], services: [] }),
  begunIn: () => Promise.resolve([]),
}
