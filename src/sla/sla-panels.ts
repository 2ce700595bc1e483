import {
  countOf,
  cutOff,
  environmentColumn,
  ratio,
  seconds,
  serviceColumn,
  stateColumn,
  valueColumn,
} from '../dashboard/columns.js'
import { withLinkLabel, type LinkEntry } from '../dashboard/link-label.js'
import { RUNBOOK, runbookColumn } from '../dashboard/links.js'
import type { Column, Display, StatPanel, TablePanel } from '../dashboard/panel.js'
import { daemonGauge, select, type Scope } from '../dashboard/scope.js'
import { stateNumber, type State } from '../dashboard/state.js'
import type { Verdict } from './agreement-result.js'
import { SLA_METRICS } from './sla-metrics.js'

const IDENTITY = ['service', 'sla', 'environment', 'customer']

/** The verdicts on an agreement as people read them, the best first. */
const SLA_STATES: readonly (State & { readonly name: Verdict })[] = [
  { name: 'met', text: 'met', colour: 'green' },
  { name: 'on_track', text: 'on track', colour: 'green' },
  { name: 'undetermined', text: 'no verdict', colour: 'blue' },
  { name: 'at_risk', text: 'at risk', colour: 'orange' },
  { name: 'breached', text: 'breached', colour: 'red' },
]

const spentDisplay: Display = {
  unit: 'percentunit',
  decimals: 1,
  min: 0,
  max: 1,
  thresholds: [
    { from: null, colour: 'green' },
    { from: 0.8, colour: 'orange' },
    { from: 1, colour: 'red' },
  ],
}

function gauge(metric: string, scope: Scope): string {
  return daemonGauge(select(metric, scope), IDENTITY)
}

function verdict(scope: Scope): string {
  return stateNumber(SLA_METRICS.state, SLA_STATES, { scope, by: IDENTITY })
}

/** How many agreements are breached in the running period. */
export function breachedAgreements(scope: Scope): StatPanel {
  return {
    kind: 'stat',
    key: 'agreements-breached',
    title: 'Agreements breached',
    description:
      'Agreements of those chosen above whose running calendar period is lost: even without a further error, what was promised cannot be reached any more.',
    width: 4,
    height: 4,
    display: countOf('red'),
    expr: `sum(${verdict(scope)} == bool ${SLA_STATES.findIndex(({ name }) => name === 'breached')})`,
  }
}

/** Every agreement in its running period, the worst first. */
export function agreementsTable(scope: Scope, runbooks: readonly LinkEntry[]): TablePanel {
  return {
    kind: 'table',
    key: 'agreements',
    title: 'Agreements, running period so far',
    description: [
      'One row per agreement, from the daemon’s ledger, up to its watermark. Achieved: good by all events of the running calendar period.',
      'Worst case: the same if all unknown time were bad. At this pace: in the end, if it goes on as in the last 7 days. Downtime: bad share of the whole period, events to come being as usual; allowed: (1 − promised) × the whole period.',
      'State: breached when even a faultless rest cannot save it; at risk when unknown time could cost it, or when it would be missed at this pace.',
      'Spent: downtime ÷ allowed. Credit: share of the fee that would be owed if nothing fails any more; an estimate.',
    ].join(' '),
    width: 24,
    height: 7,
    sortBy: 'State',
    descending: true,
    noRows: 'no data: no agreement is measured here',
    columns: columns(scope, runbooks),
  }
}

function columns(scope: Scope, runbooks: readonly LinkEntry[]): readonly Column[] {
  const downtime = gauge(SLA_METRICS.downtime, scope)
  const allowed = gauge(SLA_METRICS.downtimeAllowed, scope)
  return [
    stateColumn(withLinkLabel(verdict(scope), RUNBOOK, { by: ['service'], entries: runbooks }), SLA_STATES),
    serviceColumn,
    { kind: 'label', label: 'sla', title: 'Agreement' },
    { kind: 'label', label: 'customer', title: 'Customer' },
    environmentColumn,
    value('Achieved', cutOff(gauge(SLA_METRICS.achieved, scope)), ratio),
    value('Worst case', cutOff(gauge(SLA_METRICS.achievedWorst, scope)), ratio),
    value('At this pace', cutOff(gauge(SLA_METRICS.forecast, scope)), ratio),
    value('Promised', gauge(SLA_METRICS.objective, scope), ratio),
    value('Downtime', downtime, seconds),
    value('Allowed', allowed, seconds),
    { kind: 'value', title: 'Spent', expr: `${downtime} / ${allowed}`, display: spentDisplay, look: 'bar' },
    value('Unknown', gauge(SLA_METRICS.unknown, scope), seconds),
    value('Credit', gauge(SLA_METRICS.credit, scope), { unit: 'percentunit', decimals: 1 }),
    runbookColumn,
  ]
}

function value(title: string, expr: string, display: Display): Column {
  return { ...valueColumn(title, expr, display), width: 80 }
}
