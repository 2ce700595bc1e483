import type { IncidentSummaryReader } from '../../src/incident/view/incident-summary.js'
import { outagesOfIncidents } from '../../src/incident/view/outages.js'

/** Nothing ever went wrong. */
export const noIncidents: IncidentSummaryReader = {
  summary: () => Promise.resolve({ unresolved: [], updateOverdueSeconds: new Map(), services: [] }),
  begunIn: () => Promise.resolve([]),
  coursesIn: () => Promise.resolve([]),
}

export const noOutages = outagesOfIncidents(noIncidents)
