import type { Agreement } from '../../src/sla/agreement.js'
import type { Terms } from '../../src/sla/terms.js'

const key = {
  prometheus: 'default',
  environment: 'production',
  service: 'checkout',
  slo: 'availability',
  group: '',
} as const

/** What the example organisation's contract says, changed as a test needs it. */
export function sampleTerms(changes: Partial<Terms> = {}): Terms {
  return {
    objective: 0.999,
    period: { unit: 'month', timezone: 'Europe/Berlin' },
    serviceHours: null,
    measure: {
      method: 'request_ratio',
      intervalSeconds: 60,
      badWhen: null,
      minConsecutive: 1,
      noTraffic: 'good',
      noData: 'unknown',
      weights: null,
      recovery: null,
    },
    combine: null,
    exclusions: [],
    excludedTime: 'remove',
    round: null,
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
    chronic: null,
    businessCalendar: null,
    support: null,
    ...changes,
  }
}

/** The example organisation's agreement, changed as a test needs it. */
export function sampleAgreement(changes: Partial<Agreement> = {}): Agreement {
  return {
    service: 'checkout',
    name: 'enterprise',
    environment: 'production',
    customer: 'ACME',
    description: 'ACME can order without server errors.',
    terms: sampleTerms(),
    members: [changes.key ?? key],
    onBreach: { escalationPolicy: null, acknowledgeWithinSeconds: null },
    objective: 0.999,
    key,
    slo: 'availability',
    period: { unit: 'month', timezone: 'Europe/Berlin' },
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
