import type { GlobalRules } from '../feature/feature.js'
import { MINUTES_STEP_SECONDS } from '../feature/test-steps.js'
import type { AlertingRule, RuleTest } from '../promql/rule.js'
import { POST_INCIDENT_METRICS } from './postincident-metrics.js'

export const ACTION_ITEM_OVERDUE = 'ActionItemOverdue'

/** A daemon that comes back may need a moment to say how things stand; nobody is in a hurry. */
const FOR = '1h'

/** One alert per service, however many items are late and however many replicas say so. */
const RULE: AlertingRule = {
  alert: ACTION_ITEM_OVERDUE,
  expr: `max by (service, environment) (${POST_INCIDENT_METRICS.oldest}) > 0`,
  for: FOR,
  labels: { severity: 'ticket' },
  annotations: {
    summary: '{{ $labels.service }}: something that was learned is not done in time',
    description:
      'Overdue by {{ $value | humanizeDuration }}: plimsoll action list --state overdue --service {{ $labels.service }}. Do it, give it another day, or drop it and say why.',
  },
}

const TEST: RuleTest = {
  name: 'an action item that is overdue is told of once, until it is closed',
  interval: '1m',
  input_series: ['a', 'b'].map((instance) => ({
    series: `${POST_INCIDENT_METRICS.oldest}{service="checkout",instance="${instance}"}`,
    values: '0x9 60+60x99 0x30',
  })),
  promql_expr_test: [firing('1h', false), firing('1h30m', true), firing('2h', false)],
}

function firing(at: string, isFiring: boolean) {
  const own = `alertname="${ACTION_ITEM_OVERDUE}",alertstate="firing",service="checkout"`
  const samples = isFiring ? [{ labels: `ALERTS{${own},severity="ticket"}`, value: 1 }] : []
  return { expr: `ALERTS{${own}}`, eval_time: at, exp_samples: samples }
}

/** The rules on what was learned, of all services. */
export const postIncidentRules: GlobalRules = {
  name: '_post_incident',
  isOfPlimsoll: true,
  groups: [{ name: '_post_incident', interval: '1m', rules: [RULE] }],
  suites: [{ name: '', stepSeconds: MINUTES_STEP_SECONDS, tests: [TEST] }],
  remarks: [],
}
