import { expect, test } from '@jest/globals'
import { resolveTerms } from './resolve-terms.js'
import { slaSchema } from './sla-schema.js'

function termsOf(words: Readonly<Record<string, unknown>>) {
  const sla = slaSchema.parse({ name: 'x', objective: 99.9, slo: 'a', period: { calendar: 'month' }, ...words })
  return resolveTerms(sla, 'Europe/Berlin')
}

test('what a contract does not say is what most contracts mean', () => {
  expect(termsOf({})).toEqual({
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
    credits: null,
    claim: null,
    chronic: null,
    businessCalendar: null,
    support: null,
  })
})

const WORKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri']

test('everything that a contract can say becomes terms', () => {
  const terms = termsOf({
    objective: 99.95,
    slo: undefined,
    combine: {
      of: ['a', { slo: 'b', group: { region: 'eu' }, name: 'eu' }],
      how: 'weighted',
      weights: { eu: 3, a: 1 },
    },
    period: { calendar: 'month', timezone: 'UTC' },
    service_hours: { weekdays: WORKDAYS, from: '08:00', to: '20:00', holidays: ['2026-12-25'] },
    business_calendar: { holidays: ['2026-05-01'] },
    measure: {
      method: 'bad_intervals',
      bad_when: { error_ratio_at_least: 0.05, min_events: 10 },
      min_consecutive: 5,
      no_traffic: 'exclude',
      no_data: 'bad',
    },
    exclusions: {
      scheduled_maintenance: { min_notice: '48h', cap: { duration: '10h', per: 'year' } },
      force_majeure: { min_notice: { business_days: 5 } },
      customer_caused: {},
    },
    excluded_time: 'good',
    round: { decimals: 2 },
    credits: {
      fee: '60000 EUR',
      fee_per: 'period',
      tiers: [
        { at_or_below: 99.95, credit: 10 },
        { below: 99, credit: 25 },
      ],
      proportional: { multiplier: 10 },
      step: { every: 1, credit: 2 },
      cap: 50,
      cap_year: { percent: 100 },
      minimum: '1 EUR',
    },
    claim: { within: { periods: 2 } },
    chronic: { below: 99, periods: 3, of: 6 },
    response: { page: { acknowledge: '15m', resolve: '4h' }, ticket: { resolve: { business_days: 5 } } },
    support_hours: { ranges: [{ from: '08:00', to: '20:00' }], timezone: 'Europe/Paris' },
  })
  expect(terms).toEqual({
    objective: 0.9995,
    period: { unit: 'month', timezone: 'UTC' },
    serviceHours: {
      timezone: 'UTC',
      ranges: [{ weekdays: WORKDAYS, from: '08:00', to: '20:00' }],
      holidays: ['2026-12-25'],
    },
    measure: {
      method: 'bad_intervals',
      intervalSeconds: 60,
      badWhen: { bound: 'at_least', errorRatio: 0.05, minEvents: 10 },
      minConsecutive: 5,
      noTraffic: 'exclude',
      noData: 'bad',
      weights: null,
      recovery: null,
    },
    combine: { how: 'weighted', weights: [1, 3] },
    exclusions: [
      {
        kind: 'scheduled_maintenance',
        minNotice: { seconds: 172_800 },
        cap: { durationSeconds: 36_000, per: 'year' },
      },
      { kind: 'customer_caused', minNotice: null, cap: null },
      { kind: 'force_majeure', minNotice: { businessDays: 5 }, cap: null },
    ],
    excludedTime: 'good',
    round: { decimals: 2, mode: 'half_up' },
    credits: {
      fee: { minor: 6_000_000n, currency: 'EUR' },
      feePer: 'period',
      tiers: [
        { bound: 'at_or_below', ratio: 0.9995, credit: 0.1 },
        { bound: 'below', ratio: 0.99, credit: 0.25 },
      ],
      proportional: { multiplier: 10, of: 'period' },
      step: { every: 0.01, credit: 0.02, count: 'full' },
      cap: 0.5,
      capYear: 1,
      minimum: { minor: 100n, currency: 'EUR' },
    },
    claim: { periods: 2 },
    chronic: { below: 0.99, periods: 3, of: 6 },
    businessCalendar: { weekdays: WORKDAYS, holidays: ['2026-05-01'] },
    support: {
      hours: {
        timezone: 'Europe/Paris',
        ranges: [{ weekdays: [...WORKDAYS, 'sat', 'sun'], from: '08:00', to: '20:00' }],
        holidays: [],
      },
      targets: [
        { severity: 'page', acknowledge: { seconds: 900 }, resolve: { seconds: 14_400 } },
        { severity: 'ticket', acknowledge: null, resolve: { businessDays: 5 } },
      ],
    },
  })
})

test.each([
  [{ calendar: 'year' }, { unit: 'year', timezone: 'Europe/Berlin' }],
  [
    { calendar: 'quarter', year_starts: 2 },
    { unit: 'quarter', timezone: 'Europe/Berlin', yearStarts: 2 },
  ],
  [{ billing_anchor_day: 31 }, { start: '2000-01-31', every: { months: 1 }, timezone: 'Europe/Berlin' }],
  [
    { rolling: '30d', timezone: 'UTC' },
    { lastDays: 30, timezone: 'UTC' },
  ],
])('the period %j is the rule %j', (period, rule) => {
  expect(termsOf({ period }).period).toEqual(rule)
})

test('recovery has targets and no events', () => {
  const measure = { method: 'recovery', rto: '30s', rpo: '5s' }
  expect(termsOf({ slo: undefined, measure }).measure.recovery).toEqual({ rtoSeconds: 30, rpoSeconds: 5 })
})
