import type { Dashboard, Variable } from '../../dashboard/dashboard.js'
import { CHOSEN_SERVICES, type Scope } from '../../dashboard/scope.js'
import type { SharedVariables } from '../../feature/panels.js'
import { INCIDENT_METRICS } from './incident-metrics.js'
import {
  incidentsCounted,
  MEASURES,
  meanOverTime,
  measureTable,
  openIncidents,
  servicesAboveTarget,
  TARGETED,
} from './incident-panels.js'

const inPeriod: Scope = [...CHOSEN_SERVICES, { label: 'period', operator: '=', value: '$period' }]

/** One at a time: periods overlap, so that their incidents must not be added up. */
const periodVariable: Variable = {
  name: 'period',
  title: 'Period',
  query: `label_values(${INCIDENT_METRICS.samples}, period)`,
  choice: 'one',
}

/** How fast incidents are noticed, answered and ended, against what was promised. */
export function incidentsDashboard({ environment, services }: SharedVariables): Dashboard {
  return {
    file: 'incidents',
    uid: 'plimsoll-incidents',
    title: 'Plimsoll incidents',
    description: 'Time to detect, acknowledge and recover against their targets, and what is open now.',
    from: 'now-30d',
    variables: [environment, services, periodVariable],
    annotations: [],
    sections: [
      {
        title: null,
        panels: [
          openIncidents('page', CHOSEN_SERVICES),
          openIncidents('ticket', CHOSEN_SERVICES),
          ...TARGETED.map((measure) => servicesAboveTarget(measure, inPeriod)),
          incidentsCounted(inPeriod),
          ...MEASURES.map((measure) => measureTable(measure, inPeriod)),
        ],
      },
      { title: 'Over time', panels: MEASURES.map((measure) => meanOverTime(measure, inPeriod)) },
    ],
  }
}
