import { literalTemplate } from '../promql/literal-template.js'
import { renderLabels } from '../promql/render-series.js'
import { alertLabels, linkAnnotations, type AlertingRule, type RuleGroup } from '../promql/rule.js'
import type { Service } from '../service/service.js'
import { formatDuration } from '../shared/duration.js'
import { formatNumber } from '../shared/format-number.js'
import { ABOUT_INCIDENT, ABOUT_LABEL } from './about-label.js'
import { INCIDENT_METRICS } from './view/incident-metrics.js'

/** Alert on an incident that is open for so long that the recovery time objective is in danger. Renaming it is a breaking change. */
export const RTO_AT_RISK = 'RTOAtRisk'

/** Label of it: percent of the objective. */
export const SPENT_LABEL = 'spent'

/** Parts of the objective of which people hear. */
export const SPENT_STEPS = [0.5, 0.8, 1] as const

/** The daemon's metrics are followed once a minute. */
const INTERVAL = '1m'

/** A daemon that starts anew is not scraped for a moment: nobody is told of a step twice for that. Longer than this is `PlimsollDown`. */
export const BRIDGED = '5m'

/** What the rules need of a service. */
export type RtoAlerted = Pick<Service, 'name' | 'environment' | 'targets' | 'labels' | 'links'>

/** The steps of one service; at most one of them fires per incident. */
export function rtoRules(service: RtoAlerted): RuleGroup {
  return {
    name: `incident:${service.name}`,
    interval: INTERVAL,
    rules: SPENT_STEPS.map((_, step) => atRisk(service, step)),
  }
}

/** What identifies a service in the daemon's metrics. */
export function rtoIdentity({ name, environment }: Pick<RtoAlerted, 'name' | 'environment'>): Record<string, string> {
  return { service: name, ...(environment === null ? {} : { environment }) }
}

/** The first step wakes nobody; later ones are as urgent as the incident, whose severity stands in the series. */
export function severityAt(step: number): { readonly severity?: 'ticket' } {
  return step === 0 ? { severity: 'ticket' } : {}
}

function atRisk(service: RtoAlerted, step: number): AlertingRule {
  const [from = 1, to] = SPENT_STEPS.slice(step)
  const label = formatNumber(from * 100)
  const objective = formatDuration(service.targets.rtoSeconds)
  const where = service.environment === null ? '' : ` in ${literalTemplate(service.environment)}`
  const labels = { ...rtoIdentity(service), [SPENT_LABEL]: label, [ABOUT_LABEL]: ABOUT_INCIDENT, ...severityAt(step) }
  const isMissed = to === undefined
  return {
    alert: RTO_AT_RISK,
    expr: ofSeverities(
      service,
      step,
      `${spentShare(service)} >= ${formatNumber(from)}${isMissed ? '' : ` < ${formatNumber(to)}`}`,
    ),
    labels: alertLabels(labels, service.labels),
    annotations: {
      summary: `${service.name}${where} ${isMissed ? `is not back within ${objective}` : `has ${label} % of its time to recover spent`}`,
      description: `An incident has been open for {{ $value | humanizePercentage }} of the ${objective} within which everything has to be back (targets.rto), counted from its onset. ${isMissed ? 'The objective is missed.' : 'Who decides whether to fail over or to restore?'} plimsoll incident list --state open`,
      ...linkAnnotations(service.links),
    },
  }
}

/** A step of one severity is one alert, however many severities are in danger; vmalert would keep theirs as `exported_severity`. */
function ofSeverities(service: RtoAlerted, step: number, condition: string): string {
  if (severityAt(step).severity === undefined) return condition
  return `max by (${Object.keys(rtoIdentity(service)).join(', ')}) (${condition})`
}

/** Per severity of the incident, which is that of the alert. Two replicas of the daemon, or the labels of its scrape, must not make two alerts. */
function spentShare(service: RtoAlerted): string {
  const identity = rtoIdentity(service)
  const by = [...Object.keys(identity), 'severity'].join(', ')
  const onset = `last_over_time(${renderLabels(INCIDENT_METRICS.openOnset, identity)}[${BRIDGED}])`
  return `(time() - min by (${by}) (${onset} > 0)) / ${formatNumber(service.targets.rtoSeconds)}`
}
