import { environmentColumn, seconds, serviceColumn } from '../dashboard/columns.js'
import type { Section } from '../dashboard/dashboard.js'
import type { Column, Display, TablePanel } from '../dashboard/panel.js'
import { CHOSEN_SERVICES, daemonGauge, ONE_SERVICE, select, type Scope } from '../dashboard/scope.js'
import type { FeaturePanels } from '../feature/panels.js'
import { DEPLOYMENT_METRICS } from './deployment-metrics.js'

const IDENTITY = ['service', 'environment']

/** The four keys on the dashboards that show everything of a service, and of all. */
export const deploymentPanels: FeaturePanels = {
  rows: { compliance: [row(CHOSEN_SERVICES)], service: [row(ONE_SERVICE)] },
}

function row(scope: Scope): Section {
  return { title: 'Deployments', panels: [fourKeysTable(scope)] }
}

function fourKeysTable(scope: Scope): TablePanel {
  return {
    kind: 'table',
    key: 'four-keys',
    title: 'Deployments: the four keys',
    description:
      'Of the last 90 days, or since the first deployment that is known, but seven days at least. Lead time: from the newest commit until all users had the version. Failed: share that made things worse or was taken back, of all whose watch is over. Restored: from the marker of one that failed until it was taken back, or one began that did not fail. Times are medians; n: how many deployments they are of.',
    width: 24,
    height: 6,
    sortBy: 'Service',
    noRows: 'no deployment is known',
    columns: [
      serviceColumn,
      environmentColumn,
      value('Per day', DEPLOYMENT_METRICS.perDay, scope, { unit: 'short', decimals: 2 }),
      samples('n', 'deployment_frequency', scope),
      value('Lead time', DEPLOYMENT_METRICS.leadTime, scope, seconds),
      samples('n (lead time)', 'lead_time', scope),
      value('Failed', DEPLOYMENT_METRICS.changeFailureRatio, scope, { unit: 'percentunit', decimals: 1, max: 1 }),
      samples('n (failed)', 'change_failure', scope),
      value('Restored after', DEPLOYMENT_METRICS.timeToRestore, scope, seconds),
      samples('n (restored)', 'time_to_restore', scope),
      value('Rolled back after', DEPLOYMENT_METRICS.timeToRollBack, scope, seconds),
    ],
  }
}

function value(...[title, metric, scope, display]: [string, string, Scope, Display]): Column {
  return { kind: 'value', title, expr: daemonGauge(select(metric, scope), IDENTITY), display }
}

function samples(title: string, figure: string, scope: Scope): Column {
  const expr = daemonGauge(select(DEPLOYMENT_METRICS.samples, scope, { figure }), IDENTITY)
  return { kind: 'value', title, expr, display: { unit: 'short', decimals: 0 }, width: 90 }
}
