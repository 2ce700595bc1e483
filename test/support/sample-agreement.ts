import type { Agreement } from '../../src/sla/agreement.js'
import type { Terms } from '../../src/sla/terms.js'
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

/** The example organisation's agreement, changed as a test needs it. */
export function sampleAgreement(changes: Partial<Agreement> = {}): Agreement {
  return {
    service: 'checkout',
    name: 'enterprise',
    environment: 'production',
    customer: 'ACME',
    description: 'ACME can order without server errors.',
    terms: exampleTerms(),
    members: [changes.key ?? key],
    onBreach: { escalationPolicy: null, acknowledgeWithinSeconds: null },
    objective: 0.999,
    key,
    slo: 'availability',
    from: null,
    until: null,
    noData: 'unknown',
    exclusions: { scheduledMaintenance: null },
    credits: {
      monthlyFee: { minor: 2000000n, currency: 'EUR' },
      tiers: [
        { below: 0.999, credit: 0.1 },
        { below: 0.99, credit: 0.25 },
        { below: 0.95, credit: 1 },
      ],
      cap: 1,
    },
    serviceLabels: { team: 'payments' },
    links: {},
    ...changes,
  }
}
