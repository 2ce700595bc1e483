import { samplesOf, type MetricDefinition, type MetricSample } from '../shared/metric.js'
import { uncoveredCount, type InventoryStanding } from './inventory.js'

/** Names of the metrics below. Nothing spells one inline; renaming one is a breaking change. */
export const INVENTORY_METRICS = {
  uncovered: 'plimsoll_uncovered_things',
  known: 'plimsoll_inventory_known',
} as const

/** What exists and has no backup. */
export const inventoryMetrics: readonly MetricDefinition[] = [
  {
    name: INVENTORY_METRICS.uncovered,
    help: 'Things of an inventory that no dataset covers and that are not excepted; absent where nobody knows what exists. Their names are on /inventory.',
    type: 'gauge',
    labels: ['inventory'],
  },
  {
    name: INVENTORY_METRICS.known,
    help: '1 where the query of an inventory says what exists, 0 where it is not answered, finds nothing, or lacks the label.',
    type: 'gauge',
    labels: ['inventory'],
  },
]

/** The samples of one inventory. */
export function inventorySamples(standing: InventoryStanding): readonly MetricSample[] {
  return samplesOf(
    { inventory: standing.inventory.name },
    {
      [INVENTORY_METRICS.uncovered]: uncoveredCount(standing),
      [INVENTORY_METRICS.known]: Number(standing.answer === 'answered'),
    },
  )
}
