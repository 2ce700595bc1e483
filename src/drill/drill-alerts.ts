import { literalTemplate } from '../promql/literal-template.js'
import { renderLabels } from '../promql/render-series.js'
import { alertLabels, linkAnnotations, type AlertingRule, type RuleGroup } from '../promql/rule.js'
import { formatDuration } from '../shared/duration.js'
import { DRILL_METRICS } from './drill-metrics.js'
import type { Drill } from './drill.js'

/** Every alert of the rules on drills. Nothing spells one inline; renaming one is a breaking change. */
export const DRILL_ALERTS = { overdue: 'DrillOverdue', failing: 'DrillSuccessLow' } as const

/** The daemon's metrics are followed once a minute; nobody is in a hurry. */
const INTERVAL = '1m'

/** A daemon that comes back may need a moment to say how things stand. */
export const OVERDUE_FOR = '10m'

/** The alerts on the drills of one service, by the daemon's metrics; none where it has none that could fire. */
export function drillRules(drills: readonly Drill[]): readonly RuleGroup[] {
  const [first] = drills
  if (first === undefined) return []
  const due = drills.filter(({ everySeconds }) => everySeconds !== null)
  const rules = [...due.map(overdue), ...(drills.some(({ type }) => type !== 'tabletop') ? [successLow(first)] : [])]
  return rules.length === 0 ? [] : [{ name: `drill:${first.service}`, interval: INTERVAL, rules }]
}

/** What identifies the drills of a service in the daemon's metrics. */
export function drillIdentity({
  service,
  environment,
}: Pick<Drill, 'service' | 'environment'>): Record<string, string> {
  return { service, ...(environment === null ? {} : { environment }) }
}

function overdue(drill: Drill): AlertingRule {
  const identity = { ...drillIdentity(drill), drill: drill.name }
  const every = formatDuration(drill.everySeconds ?? 0)
  return toRule(drill, {
    alert: DRILL_ALERTS.overdue,
    expr: `${gauge(DRILL_METRICS.overdue, identity)} == 1`,
    for: OVERDUE_FOR,
    labels: { drill: drill.name },
    summary: `${drill.service} drill ${drill.name} is overdue`,
    description: `It has to be passed every ${every}: plimsoll drill run ${drill.name}. A run that failed or was given up puts nothing off.`,
  })
}

function successLow(drill: Drill): AlertingRule {
  const identity = drillIdentity(drill)
  return toRule(drill, {
    alert: DRILL_ALERTS.failing,
    expr: `${gauge(DRILL_METRICS.successRatio, identity)} < ${gauge(DRILL_METRICS.successTarget, identity)}`,
    for: OVERDUE_FOR,
    labels: {},
    summary: `${drill.service} passes too few of its drills`,
    description:
      '{{ $value | humanizePercentage }} of those within a year were passed; the target is targets.drill_success.',
  })
}

/** Two replicas of the daemon, or the labels of its scrape, must not make two alerts. */
function gauge(metric: string, identity: Readonly<Record<string, string>>): string {
  return `max by (${Object.keys(identity).join(', ')}) (${renderLabels(metric, identity)})`
}

interface Parts {
  readonly alert: string
  readonly expr: string
  readonly for: string
  readonly labels: Readonly<Record<string, string>>
  readonly summary: string
  readonly description: string
}

function toRule(drill: Drill, { alert, expr, labels, summary, description, ...rest }: Parts): AlertingRule {
  return {
    ...{ alert, expr, for: rest.for },
    labels: alertLabels({ ...drillIdentity(drill), ...labels, severity: 'ticket' }, drill.serviceLabels),
    annotations: {
      summary: drill.environment === null ? summary : `${summary} in ${literalTemplate(drill.environment)}`,
      description,
      ...linkAnnotations(drill.links),
    },
  }
}
