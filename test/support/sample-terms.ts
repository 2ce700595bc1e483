import type { Terms } from '../../src/sla/terms.js'

/** Terms of a contract: 99.9 % of the minutes of a month, each bad above 5 % errors. */
export function sampleTerms(other: Partial<Terms> = {}): Terms {
  return {
    objective: 0.999,
    period: { unit: 'month', timezone: 'UTC' },
    serviceHours: null,
    measure: {
      ...{ method: 'bad_intervals', intervalSeconds: 60, minConsecutive: 1, weights: null, recovery: null },
      badWhen: { bound: 'above', errorRatio: 0.05, minEvents: 0 },
      ...{ noTraffic: 'good', noData: 'unknown' },
    },
    combine: null,
    exclusions: [],
    excludedTime: 'remove',
    round: null,
    credits: null,
    claim: null,
    chronic: null,
    businessCalendar: null,
    support: null,
    ...other,
  }
}
