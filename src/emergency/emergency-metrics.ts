import type { MetricDefinition } from '../shared/metric.js'

/** Names of the metrics below. Nothing spells one inline; renaming one is a breaking change. */
export const EMERGENCY_METRICS = { made: 'plimsoll_emergency_pack_timestamp_seconds' } as const

/** How old the emergency pack is. */
export const emergencyMetrics: readonly MetricDefinition[] = [
  {
    name: EMERGENCY_METRICS.made,
    help: 'When the emergency pack was last made and put into its folder, in Unix seconds; 0: never. Absent where `emergency_pack` is not configured.',
    type: 'gauge',
    labels: [],
  },
]
