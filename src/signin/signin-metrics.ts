import type { MetricDefinition } from '../shared/metric.js'

/** What is counted of signing in. */
export const signinMetrics = [
  {
    name: 'plimsoll_sign_ins_total',
    help: 'Attempts to sign in, by way (token, oidc) and what became of them: signed_in, wrong_token, too_many_tries, no_role, failed.',
    type: 'counter',
    labels: ['way', 'outcome'],
  },
] as const satisfies readonly MetricDefinition[]

/** Metrics that the room feeds. */
export type SigninMetric = (typeof signinMetrics)[number]['name']

export const SIGN_INS: SigninMetric = 'plimsoll_sign_ins_total'
