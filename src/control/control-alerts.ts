import type { Dataset } from '../backup/dataset.js'
import { literalTemplate } from '../promql/literal-template.js'
import { renderLabels } from '../promql/render-series.js'
import { alertLabels, linkAnnotations, type AlertingRule, type RuleGroup } from '../promql/rule.js'
import { CONTROL_METRICS } from './control-metrics.js'

/** Every alert of the rules on controls. Nothing spells one inline; renaming one is a breaking change. */
export const CONTROL_ALERTS = { failing: 'ControlNonCompliant', expired: 'ControlAttestationExpired' } as const

/** A backup that is copied, or a Prometheus that comes back, may need a moment. */
export const FAILING_FOR = '15m'

/** What tells one alert from another, as the daemon says it. */
const OWN_LABELS = ['dataset', 'control', 'part'] as const

/** The alerts on the controls of one service, by the daemon's metrics; none where nobody asks for any. */
export function controlRules(datasets: readonly Dataset[]): readonly RuleGroup[] {
  const [first] = datasets.filter(({ controls }) => controls.length > 0)
  if (first === undefined) return []
  const isAttested = datasets.some(({ controls }) => controls.some(isAttestedPlan))
  const rules = [failing(first), ...(isAttested ? [expired(first)] : [])]
  return [{ name: `control:${first.service}`, interval: '1m', rules }]
}

export function isAttestedPlan(plan: Dataset['controls'][number]): boolean {
  return 'proof' in plan && plan.proof.kind === 'attested'
}

/** What identifies the controls of a service in the daemon's metrics. */
export function controlIdentity({ service, environment }: Pick<Dataset, 'service' | 'environment'>) {
  return { service, ...(environment === null ? {} : { environment }) }
}

const OF_WHAT = '{{ $labels.control }}{{ with $labels.part }} {{ . }}{{ end }} of dataset {{ $labels.dataset }}'

function failing(one: Dataset): AlertingRule {
  return toRule(one, {
    alert: CONTROL_ALERTS.failing,
    expr: `${gauge(CONTROL_METRICS.status, { ...controlIdentity(one), state: 'non_compliant' })} == 1`,
    for: FAILING_FOR,
    what: 'is not compliant',
    description: 'What was found, and since when: plimsoll controls, or the page /controls.',
  })
}

function expired(one: Dataset): AlertingRule {
  return toRule(one, {
    alert: CONTROL_ALERTS.expired,
    expr: `time() - ${gauge(CONTROL_METRICS.expires, controlIdentity(one))} >= 0`,
    what: 'is attested no longer',
    description:
      'It expired {{ $value | humanizeDuration }} ago, and is not assessed since: whoever attests it looks again, and moves `expires`.',
  })
}

/** Two replicas of the daemon, or the labels of its scrape, must not make two alerts. */
function gauge(metric: string, identity: Readonly<Record<string, string>>): string {
  const by = [...Object.keys(identity).filter((label) => label !== 'state'), ...OWN_LABELS]
  return `max by (${by.join(', ')}) (${renderLabels(metric, identity)})`
}

interface Parts {
  readonly alert: string
  readonly expr: string
  readonly for?: string
  readonly what: string
  readonly description: string
}

function toRule(one: Dataset, { alert, expr, what, description, ...rest }: Parts): AlertingRule {
  const where = one.environment === null ? '' : ` in ${literalTemplate(one.environment)}`
  // A label of the service by one of these names would make one alert of many.
  const added = Object.entries(one.serviceLabels).filter(([label]) => !OWN_LABELS.some((own) => own === label))
  return {
    ...{ alert, expr, ...rest },
    labels: alertLabels({ ...controlIdentity(one), severity: 'ticket' }, Object.fromEntries(added)),
    annotations: {
      summary: `${one.service}: ${OF_WHAT}${where} ${what}`,
      description,
      ...linkAnnotations(one.links),
    },
  }
}
