import type { Agreement } from '../../src/sla/agreement.js'

/** The example organisation's agreement, changed as a test needs it. */
export function sampleAgreement(changes: Partial<Agreement> = {}): Agreement {
  return {
    service: 'checkout',
    name: 'enterprise',
    environment: 'production',
    customer: 'ACME',
    description: 'ACME can order without server errors.',
    objective: 0.999,
    key: { prometheus: 'default', environment: 'production', service: 'checkout', slo: 'availability', group: '' },
    slo: 'availability',
    period: { unit: 'month', timezone: 'Europe/Berlin' },
    from: null,
    until: null,
    method: 'request_ratio',
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
    claimWithinDays: 30,
    serviceLabels: { team: 'payments' },
    links: {},
    ...changes,
  }
}
