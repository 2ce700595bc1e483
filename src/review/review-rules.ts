import type { GlobalRules } from '../feature/feature.js'
import { MINUTES_STEP_SECONDS } from '../feature/test-steps.js'
import type { AlertingRule, RuleTest } from '../promql/rule.js'
import { REVIEW_METRICS } from './review-metrics.js'
import type { ReviewsPart } from './review.js'

const REVIEW_OVERDUE = 'ReviewOverdue'

/** A daemon that comes back may need a moment to say how things stand; nobody is in a hurry. */
const FOR = '1h'

/** One alert per review, however many replicas say so. */
const RULE: AlertingRule = {
  alert: REVIEW_OVERDUE,
  expr: `time() - max by (review, owner) (${REVIEW_METRICS.due}) > 0`,
  for: FOR,
  labels: { severity: 'ticket' },
  annotations: {
    summary: 'the review {{ $labels.review }} is overdue',
    description:
      '{{ $labels.owner }} sees to it. When it was last signed off, and for what: plimsoll review show {{ $labels.review }}.',
  },
}

/** Due after an hour, signed off after three: steps of a minute. */
const TEST: RuleTest = {
  name: 'a review that is overdue is told of once, until it is signed off',
  interval: '1m',
  input_series: ['a', 'b'].map((instance) => ({
    series: `${REVIEW_METRICS.due}{review="plan",owner="ada",instance="${instance}"}`,
    values: '3600x180 999999x60',
  })),
  promql_expr_test: [firing('1h50m', false), firing('2h30m', true), firing('3h30m', false)],
}

function firing(at: string, isFiring: boolean) {
  const own = `alertname="${REVIEW_OVERDUE}",alertstate="firing"`
  const samples = isFiring ? [{ labels: `ALERTS{${own},owner="ada",review="plan",severity="ticket"}`, value: 1 }] : []
  return { expr: `ALERTS{${own}}`, eval_time: at, exp_samples: samples }
}

/** The rules on reviews; none where there are no reviews. */
export function reviewRules({ reviews }: ReviewsPart): GlobalRules {
  const isAny = reviews.length > 0
  return {
    ...{ name: '_reviews', isOfPlimsoll: true, remarks: [] },
    groups: isAny ? [{ name: '_reviews', interval: '1m', rules: [RULE] }] : [],
    suites: isAny ? [{ name: '', stepSeconds: MINUTES_STEP_SECONDS, tests: [TEST] }] : [],
  }
}
