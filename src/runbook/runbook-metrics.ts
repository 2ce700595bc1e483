import { samplesOf, type MetricDefinition, type MetricSample } from '../shared/metric.js'
import type { RunbooksPart } from './runbook.js'

/** Names of the metrics below. Nothing spells one inline; renaming one is a breaking change. */
export const RUNBOOK_METRICS = { tested: 'plimsoll_runbook_last_tested_timestamp_seconds' } as const

/** When runbooks were tested that people wrote. */
export const runbookMetrics: readonly MetricDefinition[] = [
  {
    name: RUNBOOK_METRICS.tested,
    help: 'Day on which somebody last did what a written runbook says, as Unix seconds at midnight in UTC; 0: nobody says. `service` is empty for one that was written for all.',
    type: 'gauge',
    labels: ['alert', 'service', 'owner'],
  },
]

/** A sample for each alert of each service for which a text was written. */
export function runbookSamples({ runbooks }: RunbooksPart): readonly MetricSample[] {
  return runbooks.flatMap(({ alert, services, owner, tested }) =>
    (services ?? [null]).flatMap((service) =>
      samplesOf({ alert, service, owner }, { [RUNBOOK_METRICS.tested]: (tested?.getTime() ?? 0) / 1000 }),
    ),
  )
}
