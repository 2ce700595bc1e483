import { parsePeriod, type Period } from '../../src/calendar/period.js'
import type { AgreementResult } from '../../src/sla/agreement-result.js'
import type { Agreement } from '../../src/sla/agreement.js'
import { evaluateAgreement } from '../../src/sla/evaluate-agreement.js'
import type { Counts } from '../../src/slo/counts.js'
import { planWith } from './judgement.js'

export const october: Period = parsePeriod('2026-10', { unit: 'month', timezone: 'Europe/Berlin' })!

/** Seconds of October 2026 in Berlin: 31 days and the hour that comes twice. */
export const octoberSeconds = (october.interval.to.getTime() - october.interval.from.getTime()) / 1000

/** ACME's agreement of the example organisation, with what a test changes. */
export function agreementWith(changes: Partial<Agreement> = {}): Agreement {
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
      monthlyFee: { minor: 2_000_000n, currency: 'EUR' },
      tiers: [
        { below: 0.999, credit: 0.1 },
        { below: 0.99, credit: 0.25 },
        { below: 0.95, credit: 1 },
      ],
      cap: 1,
    },
    claimWithinDays: 30,
    ...changes,
  }
}

/** The result of `agreement` for October 2026, judged to its end or to `judgedTo`. */
export function resultOf(counts: Counts, agreement = agreementWith(), judgedTo = october.interval.to): AgreementResult {
  return evaluateAgreement(agreement, { counts, plan: planWith(agreement, october, { judgedTo }) })
}
