import { datasetsTable, exposureOverTime } from '../../backup/backup-panels.js'
import type { Config } from '../../config/config.js'
import { controlsTable } from '../../control/control-panels.js'
import { alertAnnotation, firingAlerts } from '../../dashboard/alert-panels.js'
import { SHARED_DASHBOARDS, type Dashboard } from '../../dashboard/dashboard.js'
import { ONE_SERVICE, ONE_SLO } from '../../dashboard/scope.js'
import { maintenanceAnnotation } from '../../maintenance/maintenance-panels.js'
import { agreementsTable } from '../../sla/sla-panels.js'
import { budgetBurnDown, burnRates, eventsAndErrors, sliOverTime } from '../../slo/slo-charts.js'
import { sloVerdict } from '../../slo/slo-panels.js'
import { chosenBudget } from '../../slo/slo-queries.js'
import { objectivesTable } from '../../slo/slo-table.js'
import { runbooksOf } from './runbooks.js'
import { environmentVariable, groupVariable, serviceVariable, sloVariable } from './variables.js'

/** One service, one of its objectives in detail: what happens, how fast the budget goes, what is alerted. */
export function serviceDashboard({ services }: Config): Dashboard {
  const slos = services.flatMap((service) => service.slos)
  const runbooks = runbooksOf(services)
  const budget = chosenBudget(slos)
  return {
    ...SHARED_DASHBOARDS.service,
    description: 'One objective of a service in detail, and everything else that is promised for that service.',
    from: 'now-7d',
    variables: [environmentVariable, serviceVariable, sloVariable, ...budget.groupBy.map(groupVariable)],
    annotations: [
      alertAnnotation('page', ONE_SLO),
      alertAnnotation('ticket', ONE_SLO),
      maintenanceAnnotation(ONE_SERVICE),
    ],
    sections: [
      { title: null, panels: [...sloVerdict(budget), firingAlerts(ONE_SERVICE, runbooks), budgetBurnDown(budget), sliOverTime(budget)] },
      {
        title: 'How fast the budget is spent',
        panels: [burnRates('page', slos), burnRates('ticket', slos), eventsAndErrors(budget)],
      },
      {
        title: 'The whole service: $service',
        panels: [
          objectivesTable(ONE_SERVICE, slos),
          agreementsTable(ONE_SERVICE, runbooks),
          datasetsTable(
            ONE_SERVICE,
            services.flatMap(({ datasets }) => datasets),
          ),
          exposureOverTime(ONE_SERVICE),
          controlsTable(ONE_SERVICE),
        ],
      },
    ],
  }
}
