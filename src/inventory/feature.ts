import type { Feature } from '../feature/feature.js'
import { inventoryChecks, inventoryKey } from './inventory-key.js'
import { inventoryMetrics } from './inventory-metrics.js'
import { inventoryRules } from './inventory-rules.js'
import type { InventoryPart } from './inventory.js'

/** What exists and has no backup. */
export const inventoryFeature = {
  name: 'inventory',
  rootKeys: { inventory: inventoryKey },
  checks: inventoryChecks,
  globalRules: inventoryRules,
  metrics: { title: 'Inventory', definitions: inventoryMetrics },
} satisfies Feature<unknown, InventoryPart>
