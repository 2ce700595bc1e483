import { countOf, environmentColumn, seconds, serviceColumn } from '../../dashboard/columns.js'
import type { ChartPanel, ChartQuery, Column, Display, StatPanel, TablePanel } from '../../dashboard/panel.js'
import { daemonGauge, select, type Scope } from '../../dashboard/scope.js'
import { stateDisplay, type State } from '../../dashboard/state.js'
import { INCIDENT_METRICS } from './incident-metrics.js'

const IDENTITY = ['service', 'environment', 'period']

/** A duration of incidents. */
interface Measure {
  readonly key: 'detect' | 'acknowledge' | 'recover'
  readonly title: string
  readonly short: string
  readonly formula: string
  readonly metric: string
  /** `null`: none can be configured. */
  readonly target: string | null
}

/** A duration that has a target. */
type Targeted = Measure & { readonly target: string }

const DETECT: Targeted = {
  key: 'detect',
  title: 'Time to detect',
  short: 'MTTD',
  formula: 'detection − onset; the onset is found in the indicator, not taken from the alert',
  metric: INCIDENT_METRICS.detect,
  target: INCIDENT_METRICS.detectTarget,
}

const ACKNOWLEDGE: Measure = {
  key: 'acknowledge',
  title: 'Time to acknowledge',
  short: 'MTTA',
  formula:
    'first acknowledgement by a person − notification; incidents that nobody acknowledged are not in it, but counted in n',
  metric: INCIDENT_METRICS.acknowledge,
  target: null,
}

const RECOVER: Targeted = {
  key: 'recover',
  title: 'Time to recover',
  short: 'MTTR',
  formula: 'recovery − onset, both found in the indicator; open incidents are not in it',
  metric: INCIDENT_METRICS.recover,
  target: INCIDENT_METRICS.recoverTarget,
}

/** Those with a target, in the order of an incident. */
export const TARGETED: readonly Targeted[] = [DETECT, RECOVER]

/** The three durations, in the order of an incident. */
export const MEASURES: readonly Measure[] = [DETECT, ACKNOWLEDGE, RECOVER]

const VERDICTS: readonly State[] = [
  { name: 'within', text: 'within', colour: 'green' },
  { name: 'above', text: 'above', colour: 'red' },
]

function statistic(measure: Measure, stat: 'mean' | 'median' | 'p90', scope: Scope): string {
  return daemonGauge(select(measure.metric, scope, { stat }), IDENTITY)
}

function samples(scope: Scope): string {
  return daemonGauge(select(INCIDENT_METRICS.samples, scope), IDENTITY)
}

/** A target holds for every period. */
function plainTarget(measure: Targeted, scope: Scope): string {
  const everyPeriod = scope.filter(({ label }) => label !== 'period')
  return daemonGauge(select(measure.target, everyPeriod), ['service', 'environment'])
}

/** The target with the labels of the statistics, so that both stand in one row. */
function target(measure: Targeted, scope: Scope): string {
  return `0 * ${samples(scope)} + on (service, environment) group_left () ${plainTarget(measure, scope)}`
}

function aboveTarget(measure: Targeted, scope: Scope): string {
  return `${statistic(measure, 'mean', scope)} > bool (${target(measure, scope)})`
}

/** How many incidents are open, by severity. */
export function openIncidents(severity: 'page' | 'ticket', scope: Scope): StatPanel {
  const page = severity === 'page'
  return {
    kind: 'stat',
    key: `open-${severity}`,
    title: page ? 'Open incidents that page' : 'Open incidents with a ticket',
    description: `Incidents of severity ${severity} that have not recovered, of the services chosen above. An incident is one per service, however many alerts it has.`,
    width: 4,
    height: 4,
    display: countOf(page ? 'red' : 'orange'),
    expr: `sum(${daemonGauge(select(INCIDENT_METRICS.open, scope, { severity }), ['service', 'environment'])})`,
  }
}

/** How many services miss the target of a measure. */
export function servicesAboveTarget(measure: Targeted, scope: Scope): StatPanel {
  return {
    kind: 'stat',
    key: `above-target-${measure.key}`,
    title: `${measure.short} above target`,
    description: `Services whose mean ${measure.title.toLowerCase()} (${measure.formula}) is above their target. Means of different services are never averaged.`,
    width: 4,
    height: 4,
    display: countOf('red'),
    expr: `sum(${aboveTarget(measure, scope)})`,
  }
}

/** How many incidents stand behind the means. */
export function incidentsCounted(scope: Scope): StatPanel {
  return {
    kind: 'stat',
    key: 'incidents-counted',
    title: 'Incidents counted',
    description:
      'Incidents of the period that stand behind the means, of the services chosen above; drills, false positives and duplicates are left out. With fewer than about 20, a mean says little: look at the median and at each incident.',
    width: 8,
    height: 4,
    display: { unit: 'short', decimals: 0 },
    expr: `sum(${samples(scope)})`,
  }
}

/** One measure per service: mean, median and p90 against the target, with the number of incidents. */
export function measureTable(measure: Measure, scope: Scope): TablePanel {
  const targeted = isTargeted(measure)
  return {
    kind: 'table',
    key: `table-${measure.key}`,
    title: `${measure.title} (${measure.short})`,
    description: `${measure.title}: ${measure.formula}. Mean, median and 90th percentile over the incidents of the period that began in it; n: incidents counted.${targeted ? ' The target is for the mean.' : ''}`,
    width: 24,
    height: 6,
    sortBy: 'Mean',
    descending: true,
    noRows: 'no incident in the period',
    columns: [
      ...(targeted ? [verdictColumn('Against target', measure, scope)] : []),
      serviceColumn,
      environmentColumn,
      { kind: 'label', label: 'period', title: 'Period', width: 100 },
      { kind: 'value', title: 'n', expr: samples(scope), display: { unit: 'short', decimals: 0 }, width: 70 },
      duration('Mean', statistic(measure, 'mean', scope)),
      duration('Median', statistic(measure, 'median', scope)),
      duration('90th percentile', statistic(measure, 'p90', scope)),
      ...(targeted ? [duration('Target', target(measure, scope))] : []),
    ],
  }
}

/** Key figures per service against their targets, in one table. */
export function keyFiguresTable(scope: Scope): TablePanel {
  return {
    kind: 'table',
    key: 'key-figures',
    title: 'Incidents: key figures against target',
    description: MEASURES.map(({ short, formula }) => `${short}: mean of ${formula}.`).join(' '),
    width: 24,
    height: 6,
    sortBy: 'Service',
    noRows: 'no data: no incident was counted',
    columns: [
      serviceColumn,
      environmentColumn,
      { kind: 'label', label: 'period', title: 'Period', width: 100 },
      { kind: 'value', title: 'n', expr: samples(scope), display: { unit: 'short', decimals: 0 }, width: 70 },
      ...TARGETED.flatMap((measure) => [
        verdictColumn(`${measure.short} is`, measure, scope),
        duration(measure.short, statistic(measure, 'mean', scope)),
        duration(`${measure.short} target`, target(measure, scope)),
      ]),
      duration('MTTA', statistic(ACKNOWLEDGE, 'mean', scope)),
    ],
  }
}

/** The mean of one measure over time, per service. */
export function meanOverTime(measure: Measure, scope: Scope): ChartPanel {
  const targeted = isTargeted(measure)
  return {
    kind: 'chart',
    key: `mean-${measure.key}`,
    title: `${measure.title}, mean`,
    description: `Mean ${measure.title.toLowerCase()} as it stood at each instant (${measure.formula})${targeted ? ', dashed its target' : ''}. A step is an incident that came in or fell out of the period.`,
    width: 8,
    height: 8,
    minStep: '1m',
    display: { unit: 's', min: 0 },
    queries: [
      { expr: statistic(measure, 'mean', scope), legend: '{{service}} {{period}}' },
      ...(targeted ? [targetLine(measure, scope)] : []),
    ],
  }
}

function targetLine(measure: Targeted, scope: Scope): ChartQuery {
  return { expr: plainTarget(measure, scope), legend: 'target of {{service}}', role: 'limit' }
}

function isTargeted(measure: Measure): measure is Targeted {
  return measure.target !== null
}

function verdictColumn(title: string, measure: Targeted, scope: Scope): Column {
  const display: Display = stateDisplay(VERDICTS)
  return { kind: 'value', title, expr: aboveTarget(measure, scope), display, look: 'coloured', width: 110 }
}

function duration(title: string, expr: string): Column {
  return { kind: 'value', title, expr, display: seconds }
}
