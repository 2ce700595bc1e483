import type { GlobalRules } from '../feature/feature.js'
import { MINUTES_STEP_SECONDS } from '../feature/test-steps.js'
import { renderLabels } from '../promql/render-series.js'
import type { AlertingRule, ExpressionTest, RuleTest } from '../promql/rule.js'
import { INVENTORY_METRICS } from './inventory-metrics.js'
import type { InventoryPart } from './inventory.js'

/** Every alert of the rules on inventories. Nothing spells one inline; renaming one is a breaking change. */
export const INVENTORY_ALERTS = { uncovered: 'BackupUncovered', unknown: 'InventoryUnknown' } as const

/** What was created just now is backed up tonight, or at least written down. */
const UNCOVERED_FOR = '1h'
const UNKNOWN_FOR = '30m'

/** The alerts on inventories, by the daemon's metrics; none where there is no inventory. */
export function inventoryRules({ inventory }: InventoryPart): GlobalRules {
  const isAny = inventory.length > 0
  return {
    name: '_inventory',
    isOfPlimsoll: true,
    groups: isAny ? [{ name: '_inventory', interval: '1m', rules: [uncovered(), unknown()] }] : [],
    suites: [{ name: '', stepSeconds: MINUTES_STEP_SECONDS, tests: isAny ? [uncoveredTest(), unknownTest()] : [] }],
    remarks: [],
  }
}

function uncovered(): AlertingRule {
  return {
    alert: INVENTORY_ALERTS.uncovered,
    expr: `max by (inventory) (${INVENTORY_METRICS.uncovered}) > 0`,
    for: UNCOVERED_FOR,
    labels: { severity: 'ticket' },
    annotations: {
      summary: '{{ $value }} of {{ $labels.inventory }} have no backup that anybody knows of',
      description:
        'Which: plimsoll inventory, or the page /inventory. A dataset covers them, or `except` of the inventory says why they need none.',
    },
  }
}

function unknown(): AlertingRule {
  return {
    alert: INVENTORY_ALERTS.unknown,
    expr: `max by (inventory) (${INVENTORY_METRICS.known}) == 0`,
    for: UNKNOWN_FOR,
    labels: { severity: 'ticket' },
    annotations: {
      summary: 'nobody knows what {{ $labels.inventory }} there are',
      description:
        'Its query is not answered, finds nothing, or some of its series lack the label: what has no backup is not found meanwhile.',
    },
  }
}

const gauge = (name: string, inventory: string, instance = 'a') => renderLabels(name, { inventory, instance })

function uncoveredTest(): RuleTest {
  return {
    name: 'what has no backup for an hour is told of, each inventory by itself',
    interval: '1m',
    // As two replicas of the daemon say it: one alert.
    input_series: [
      ...['a', 'b'].map((instance) => ({
        series: gauge(INVENTORY_METRICS.uncovered, 'databases', instance),
        values: '0x9 2x90 0x20',
      })),
      { series: gauge(INVENTORY_METRICS.uncovered, 'volumes'), values: '0x120' },
    ],
    promql_expr_test: [
      firing(INVENTORY_ALERTS.uncovered, '69m', []),
      firing(INVENTORY_ALERTS.uncovered, '80m', ['databases']),
      firing(INVENTORY_ALERTS.uncovered, '110m', []),
    ],
  }
}

function unknownTest(): RuleTest {
  return {
    name: 'an inventory of which nobody knows what there is, is told of',
    interval: '1m',
    input_series: [
      { series: gauge(INVENTORY_METRICS.known, 'databases'), values: '1x9 0x50 1x20' },
      { series: gauge(INVENTORY_METRICS.known, 'volumes'), values: '1x80' },
    ],
    promql_expr_test: [
      firing(INVENTORY_ALERTS.unknown, '39m', []),
      firing(INVENTORY_ALERTS.unknown, '50m', ['databases']),
      firing(INVENTORY_ALERTS.unknown, '70m', []),
    ],
  }
}

function firing(alertname: string, at: string, inventories: readonly string[]): ExpressionTest {
  const samples = inventories.map((inventory) => ({
    labels: renderLabels('ALERTS', { alertname, alertstate: 'firing', severity: 'ticket', inventory }),
    value: 1,
  }))
  return { expr: renderLabels('ALERTS', { alertname, alertstate: 'firing' }), eval_time: at, exp_samples: samples }
}
