import type { MetricDefinition } from '../shared/metric.js'

/** Names of the metrics below. Nothing spells one inline; renaming one is a breaking change. */
export const DEPLOYMENT_METRICS = {
  deployments: 'plimsoll_deployments',
  changeFailureRatio: 'plimsoll_change_failure_ratio',
  perDay: 'plimsoll_deployments_per_day',
  leadTime: 'plimsoll_lead_time_seconds',
  timeToRestore: 'plimsoll_time_to_restore_seconds',
  timeToRollBack: 'plimsoll_time_to_roll_back_seconds',
  samples: 'plimsoll_deployment_samples',
  deliveries: 'plimsoll_deployment_webhooks_total',
} as const

const labels = ['service', 'environment']

/** What became of the deployments of the last 90 days. */
export const deploymentMetrics: readonly MetricDefinition[] = [
  {
    name: DEPLOYMENT_METRICS.deployments,
    help: 'Deployments of the last 90 days by how they stand: `watched`, `healthy`, `inconclusive`, `degraded`, `rolled_back`.',
    type: 'gauge',
    labels: [...labels, 'state'],
  },
  {
    name: DEPLOYMENT_METRICS.changeFailureRatio,
    help: 'Share of those deployments of the last 90 days that made things worse or were rolled back, of all whose watch is over; absent where there is none.',
    type: 'gauge',
    labels,
  },
  {
    name: DEPLOYMENT_METRICS.perDay,
    help: 'Deployments per day of the last 90 days, or since the first one that is known, but over 7 days at least.',
    type: 'gauge',
    labels,
  },
  {
    name: DEPLOYMENT_METRICS.leadTime,
    help: 'Median time from the newest commit of a deployment until all users have it (or it begins to reach them, where its end was not told), of the last 90 days; absent where no commit is known.',
    type: 'gauge',
    labels,
  },
  {
    name: DEPLOYMENT_METRICS.timeToRestore,
    help: 'Median time from the marker of a deployment that failed until it was rolled back, or one began that did not fail, of the last 90 days; absent where there was none.',
    type: 'gauge',
    labels,
  },
  {
    name: DEPLOYMENT_METRICS.timeToRollBack,
    help: 'Median time from the marker of a deployment to its rollback, of the last 90 days; absent where there was none.',
    type: 'gauge',
    labels,
  },
  {
    name: DEPLOYMENT_METRICS.samples,
    help: 'How many deployments of the last 90 days stand behind a figure: `deployment_frequency`, `lead_time`, `change_failure`, `time_to_restore`, `time_to_roll_back`.',
    type: 'gauge',
    labels: [...labels, 'figure'],
  },
  {
    name: DEPLOYMENT_METRICS.deliveries,
    help: 'What tools have told of deployments, by tool and outcome: started, finished, known, noted, late, unmatched (no service deploys from there), duplicate, rejected (cannot be read), refused (signature), failed (the store).',
    type: 'counter',
    labels: ['tool', 'outcome'],
  },
]
