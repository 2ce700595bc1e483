import type { Agreement } from '../../src/sla/agreement.js'
import type { NoDataPolicy, Terms } from '../../src/sla/terms.js'
import { sampleTerms } from './sample-terms.js'

const key = {
  prometheus: 'default',
  environment: 'production',
  service: 'checkout',
  slo: 'availability',
  group: '',
} as const

/** What the example organisation's contract says, changed as a test needs it. */
export function exampleTerms(changes: Partial<Terms> = {}): Terms {
  const { measure } = sampleTerms()
  return sampleTerms({
    period: { unit: 'month', timezone: 'Europe/Berlin' },
    measure: { ...measure, method: 'request_ratio', badWhen: null },
    credits: {
      fee: { minor: 2000000n, currency: 'EUR' },
      feePer: 'month',
      tiers: [
        { bound: 'below', ratio: 0.999, credit: 0.1 },
        { bound: 'below', ratio: 0.99, credit: 0.25 },
        { bound: 'below', ratio: 0.95, credit: 1 },
      ],
      proportional: null,
      step: null,
      cap: 1,
      capYear: null,
      minimum: null,
    },
    claim: { days: 30 },
    ...changes,
  })
}

/** What a test changes: clauses of its terms may be given in short. */
export type AgreementChanges = Partial<Agreement> &
  Partial<Pick<Terms, 'objective' | 'credits' | 'exclusions' | 'claim'>> & { readonly noData?: NoDataPolicy }

/** The example organisation's agreement, changed as a test needs it. */
export function sampleAgreement({ terms: whole, ...given }: AgreementChanges = {}): Agreement {
  const { objective, credits, exclusions, claim, noData, ...changes } = given
  const base = whole ?? exampleTerms()
  const clauses = Object.entries({ objective, credits, exclusions, claim }).filter(([, clause]) => clause !== undefined)
  const measure = { ...base.measure, noData: noData ?? base.measure.noData }
  const terms: Terms = { ...base, ...Object.fromEntries(clauses), measure }
  return {
    service: 'checkout',
    name: 'enterprise',
    environment: 'production',
    customer: 'ACME',
    description: 'ACME can order without server errors.',
    terms,
    members: [changes.key ?? key],
    onBreach: { escalationPolicy: null, acknowledgeWithinSeconds: null },
    key,
    slo: 'availability',
    from: null,
    until: null,
    serviceLabels: { team: 'payments' },
    links: {},
    ...changes,
  }
}
