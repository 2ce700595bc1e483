import { literalTemplate } from '../promql/literal-template.js'
import { renderLabels } from '../promql/render-series.js'
import { type AlertingRule, alertLabels, linkAnnotations, type RuleGroup } from '../promql/rule.js'
import { formatNumber, toPercent } from '../shared/format-number.js'
import type { Agreement } from './agreement.js'
import { SLA_METRICS } from './sla-metrics.js'

/** Every alert and label name of the rules on agreements. Nothing spells one inline; renaming one is a breaking change. */
export const SLA_ALERTS = {
  spent: 'SLABudgetSpent',
  forecast: 'SLABreachForecast',
  breached: 'SLABreached',
} as const

/** Label of `SLABudgetSpent`: percent of the allowance. */
export const SPENT_LABEL = 'spent'

/** Parts of the allowance of which people hear. */
export const SPENT_STEPS = [0.5, 0.8, 1] as const

/** The daemon's metrics are followed once a minute, and whoever breaks a promise of a month has no use for seconds. */
const INTERVAL = '1m'

/** A forecast may swing across the promise; it is told once it has stayed there. */
export const FORECAST_FOR = '30m'

type Alerted = Pick<
  Agreement,
  'service' | 'name' | 'environment' | 'customer' | 'terms' | 'description' | 'serviceLabels' | 'links'
>

/** Name of the group of one agreement. */
export function slaGroupName({ service, name }: Pick<Agreement, 'service' | 'name'>): string {
  return `sla:${service}:${name}`
}

/** The alerts of one agreement, by the daemon's metrics: at most one of those on its allowance and its breach fires at a time. */
export function slaRules(agreement: Alerted): RuleGroup {
  const rules = [...SPENT_STEPS.map((_, step) => spent(agreement, step)), forecast(agreement), breached(agreement)]
  return { name: slaGroupName(agreement), interval: INTERVAL, rules }
}

/** What identifies an agreement in the daemon's metrics. */
export function slaIdentity({ service, name, environment }: Alerted): Record<string, string> {
  return { service, sla: name, ...(environment === null ? {} : { environment }) }
}

function spent(agreement: Alerted, step: number): AlertingRule {
  const used = gauge(agreement, SLA_METRICS.allowanceUsed)
  const [from = 1, to] = SPENT_STEPS.slice(step)
  const within = `${used} >= ${formatNumber(from)}`
  const label = formatNumber(from * 100)
  return toRule(agreement, {
    alert: SLA_ALERTS.spent,
    expr: to === undefined ? notBreached(agreement, within) : `${within} < ${formatNumber(to)}`,
    labels: { [SPENT_LABEL]: label },
    summary: `has ${label} % of its allowance spent`,
    description:
      to === undefined
        ? 'All that may fail in the running period has failed: any more breaks the agreement.'
        : '{{ $value | humanizePercentage }} of what may fail in the running period has failed.',
  })
}

function forecast(agreement: Alerted): AlertingRule {
  const projected = gauge(agreement, SLA_METRICS.forecast)
  return toRule(agreement, {
    alert: SLA_ALERTS.forecast,
    expr: notBreached(agreement, `${projected} < ${gauge(agreement, SLA_METRICS.objective)}`),
    for: FORECAST_FOR,
    summary: 'will be broken at the pace of the last 7 days',
    description: 'If it goes on like this, {{ $value | humanizePercentage }} will have been delivered at the end.',
  })
}

function breached(agreement: Alerted): AlertingRule {
  return toRule(agreement, {
    alert: SLA_ALERTS.breached,
    expr: `${breachedState(agreement)} == 1`,
    summary: 'is broken',
    description:
      'Even a faultless rest of the running period cannot save it. Credits, and when to claim them, are in the status and in the reports.',
  })
}

function notBreached(agreement: Alerted, expr: string): string {
  return `${expr}\nunless ${breachedState(agreement)} == 1`
}

function breachedState(agreement: Alerted): string {
  return gauge(agreement, SLA_METRICS.state, { state: 'breached' })
}

/** Two replicas of the daemon, or the labels of its scrape, must not make two alerts. */
function gauge(agreement: Alerted, metric: string, more: Readonly<Record<string, string>> = {}): string {
  const identity = slaIdentity(agreement)
  const by = [...Object.keys(identity), ...(agreement.customer === null ? [] : ['customer'])]
  return `max by (${by.join(', ')}) (${renderLabels(metric, { ...identity, ...more })})`
}

interface Parts {
  readonly alert: string
  readonly expr: string
  readonly for?: string
  readonly labels?: Readonly<Record<string, string>>
  readonly summary: string
  readonly description: string
}

function toRule(agreement: Alerted, { alert, expr, summary, description, ...rest }: Parts): AlertingRule {
  return {
    alert,
    expr,
    ...(rest.for === undefined ? {} : { for: rest.for }),
    labels: alertLabels({ ...slaAlertLabels(agreement), ...rest.labels }, agreement.serviceLabels),
    annotations: {
      summary: `${titleOf(agreement)} ${summary}`,
      description: `${description} ${promiseOf(agreement)}`,
      ...linkAnnotations(agreement.links),
    },
  }
}

/** Labels that are ours on each alert of an agreement. Nobody is woken for one: what is behind it pages by itself. */
export function slaAlertLabels(agreement: Alerted): Record<string, string> {
  const { customer } = agreement
  return { ...slaIdentity(agreement), ...(customer === null ? {} : { customer }), severity: 'ticket' }
}

function titleOf({ service, name, environment, customer }: Alerted): string {
  const where = environment === null ? '' : ` in ${environment}`
  const whose = customer === null ? '' : ` with ${literalTemplate(customer)}`
  return `${service} agreement ${name}${whose}${where}`
}

function promiseOf({ terms: { objective }, description }: Alerted): string {
  const text = description === null ? '' : `: ${literalTemplate(description)}`
  return `Promised are ${toPercent(objective)} %${text}`
}
