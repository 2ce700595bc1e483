import type { Dashboard } from '../../dashboard/dashboard.js'
import { CHOSEN_SERVICES, type Scope } from '../../dashboard/scope.js'
import {
  incidentsCounted,
  MEASURES,
  meanOverTime,
  measureTable,
  openIncidents,
  servicesAboveTarget,
  TARGETED,
} from '../../incident/view/incident-panels.js'
import { environmentVariable, periodVariable, servicesVariable } from './variables.js'

const inPeriod: Scope = [...CHOSEN_SERVICES, { label: 'period', operator: '=', value: '$period' }]

/** How fast incidents are noticed, answered and ended, against what was promised. */
export function incidentsDashboard(): Dashboard {
  return {
    name: 'incidents',
    description: 'Time to detect, acknowledge and recover against their targets, and what is open now.',
    from: 'now-30d',
    variables: [environmentVariable, servicesVariable, periodVariable],
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
