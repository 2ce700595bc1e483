import { datasetsBeyondRpo, datasetsTable, exposureOverTime, overdueBackups } from '../../backup/backup-panels.js'
import type { Config } from '../../config/config.js'
import { firingPages } from '../../dashboard/alert-panels.js'
import { SHARED_DASHBOARDS, type Dashboard } from '../../dashboard/dashboard.js'
import { overdueTable } from '../../dashboard/overdue-table.js'
import { CHOSEN_SERVICES as chosen, select } from '../../dashboard/scope.js'
import { keyFiguresTable } from '../../incident/view/incident-panels.js'
import { ledgerLag, overdueReports } from '../../self/self-panels.js'
import { agreementsTable, breachedAgreements } from '../../sla/sla-panels.js'
import { SERIES } from '../../slo/series-names.js'
import { breachedObjectives, objectivesAtRisk } from '../../slo/slo-panels.js'
import { budgetsIn } from '../../slo/slo-queries.js'
import { objectivesTable } from '../../slo/slo-table.js'
import { runbooksOf } from './runbooks.js'
import { environmentVariable, servicesVariable } from './variables.js'

/** The first page: is everything that was promised kept, and what is overdue? */
export function complianceDashboard({ services }: Config): Dashboard {
  const slos = services.flatMap((service) => service.slos)
  const budgets = budgetsIn(chosen, slos)
  return {
    ...SHARED_DASHBOARDS.compliance,
    description: 'Every agreement, objective and backup with its state, key figures against targets, and what is overdue.',
    from: 'now-30d',
    variables: [environmentVariable, servicesVariable],
    annotations: [],
    sections: [
      {
        title: null,
        panels: [
          breachedAgreements(chosen),
          breachedObjectives(budgets),
          objectivesAtRisk(budgets),
          datasetsBeyondRpo(chosen),
          firingPages(chosen, select(SERIES.info, chosen)),
          ledgerLag(),
          agreementsTable(chosen, runbooksOf(services)),
          objectivesTable(chosen, slos),
          datasetsTable(
            chosen,
            services.flatMap(({ datasets }) => datasets),
          ),
          overdueTable([overdueBackups(chosen), overdueReports()]),
        ],
      },
      { title: 'Incidents', panels: [keyFiguresTable(chosen)] },
      { title: 'Over time', panels: [exposureOverTime(chosen)] },
    ],
  }
}
