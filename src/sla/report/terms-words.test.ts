import { describe, expect, it } from '@jest/globals'
import { exampleTerms } from '../../../test/support/sample-agreement.js'
import { sampleTerms } from '../../../test/support/sample-terms.js'
import type { CreditTerms, Terms } from '../terms.js'
import { termsFacts } from './terms-words.js'
import { agreementSpeech } from './texts/agreement-texts.js'

type Tongue = 'en' | 'de' | 'fr'

function said(terms: Terms, locale: Tongue = 'en'): Readonly<Record<string, string>> {
  return Object.fromEntries(termsFacts(terms, agreementSpeech(locale)).map(({ label, value }) => [label, value]))
}

const measured = (measure: Partial<Terms['measure']>) =>
  sampleTerms({ measure: { ...sampleTerms().measure, ...measure } })

const full: Terms = sampleTerms({
  period: { unit: 'quarter', timezone: 'Europe/Berlin', yearStarts: 2 },
  serviceHours: {
    timezone: 'Europe/Berlin',
    ranges: [
      { weekdays: ['mon', 'tue', 'wed', 'thu', 'fri'], from: '08:00', to: '20:00' },
      { weekdays: ['sat', 'sun'], from: '10:00', to: '14:00' },
    ],
    holidays: ['2026-12-25'],
  },
  measure: {
    ...sampleTerms().measure,
    ...{ minConsecutive: 5, noTraffic: 'exclude', noData: 'bad' },
    badWhen: { bound: 'at_least', errorRatio: 0.05, minEvents: 20 },
  },
  exclusions: [
    {
      kind: 'scheduled_maintenance',
      minNotice: { businessDays: 5 },
      cap: { durationSeconds: 8 * 3600, per: 'quarter' },
    },
    { kind: 'force_majeure', minNotice: null, cap: null },
  ],
  credits: {
    ...exampleTerms().credits!,
    ...{
      proportional: { multiplier: 10, of: 'counted' },
      cap: 0.5,
      capYear: 2,
      minimum: { minor: 1000n, currency: 'EUR' },
    },
  },
  claim: { days: 30 },
  chronic: { below: 0.98, periods: 3, of: 6 },
  round: { decimals: 2, mode: 'half_up' },
  support: {
    hours: null,
    targets: [{ severity: 'page', acknowledge: { seconds: 900 }, resolve: { businessDays: 1 } }],
  },
})

describe('a contract in words', () => {
  it('says every clause in English', () => {
    expect(said(full)).toEqual({
      Promise: 'at least 99.9 % of minutes are good',
      Bad: 'where 5 % or more fail, of at least 20 requests, in runs of at least 5 minutes',
      Period: 'quarter, years begin with February (Europe/Berlin)',
      'Service hours': 'Mon to Fri, 08:00 to 20:00; Sat and Sun, 10:00 to 14:00 (Europe/Berlin), without 1 holiday',
      'No traffic': 'does not count',
      'No data': 'counts as bad',
      'Left out':
        'planned maintenance, announced at least 5 business days before, at most 8 h per quarter; force majeure',
      Rounding: 'to 2 decimals of a percent, half up',
      Credit:
        '10 % below 99.9 %; 25 % below 99 %; 100 % below 95 %; 10 × downtime ÷ counted time, of the fee of 20,000.00 EUR per month',
      'Limits of credit': '50 % of a period’s fee; 200 % of a monthly fee in a year; nothing up to 10.00 EUR',
      Claim: 'within 30 days after the period',
      'Right to end it': 'below 98 % in 3 of 6 periods',
      Support: 'page: answered within 15 min; page: resolved within 1 business day; around the clock',
    })
  })

  it.each([
    [
      'de',
      'Servicezeit',
      'Mo bis Fr, 08:00 bis 20:00 Uhr; Sa und So, 10:00 bis 14:00 Uhr (Europe/Berlin), ohne 1 Feiertag',
    ],
    [
      'de',
      'Ausgenommen',
      'geplante Wartung, mindestens 5 Werktage vorher angekündigt, höchstens 8 h je Quartal; höhere Gewalt',
    ],
    ['de', 'Anspruch', 'bis 30 Tage nach dem Zeitraum'],
    [
      'de',
      'Gutschrift',
      '10 % unter 99,9 %; 25 % unter 99 %; 100 % unter 95 %; 10 × Ausfallzeit ÷ gezählte Zeit, des Entgelts von 20.000,00 EUR je Monat',
    ],
    [
      'fr',
      'Heures de service',
      'lun. à ven., de 08:00 à 20:00; sam. et dim., de 10:00 à 14:00 (Europe/Berlin), sans 1 jour férié',
    ],
    ['fr', 'Réclamation', 'dans les 30 jours après la période'],
    ['fr', 'Droit de résiliation', 'moins de 98 % sur 3 périodes de 6'],
  ] as const)('in %s says of %s: %s', (locale, label, text) => {
    expect(said(full, locale)[label]).toBe(text)
  })

  it.each([
    [measured({ intervalSeconds: 3600 }), 'at least 99.9 % of hours are good'],
    [measured({ intervalSeconds: 300 }), 'at least 99.9 % of intervals of 5 min are good'],
    [
      measured({ method: 'mean_interval_error_rate', intervalSeconds: 300, badWhen: null }),
      'on average over intervals of 5 min at least 99.9 % of requests succeed',
    ],
    [measured({ method: 'request_ratio', badWhen: null }), 'at least 99.9 % of requests succeed'],
    [
      measured({ method: 'weighted_requests', badWhen: null }),
      'requests, each by how good it was, come to at least 99.9 %',
    ],
    [
      measured({ method: 'recovery', badWhen: null, recovery: { rtoSeconds: 14_400, rpoSeconds: null } }),
      'every incident and drill is over within 4 h (RTO)',
    ],
  ] as const)('says what is promised', (terms, text) => {
    expect(said(terms)['Promise']).toBe(text)
  })

  it.each([
    [{ bound: 'above', errorRatio: 0.05, minEvents: 0 }, 'where more than 5 % fail'],
    [{ bound: 'at_least', errorRatio: 1, minEvents: 0 }, 'where all requests fail'],
  ] as const)('says when a minute is bad', (badWhen, text) => {
    expect(said(measured({ badWhen }))['Bad']).toBe(text)
  })

  it.each([
    [{ start: '2026-01-31', every: { months: 1 }, timezone: 'UTC' }, '1 month each, from 31 January 2026 on (UTC)'],
    [{ lastDays: 30, timezone: 'UTC' }, 'the last 30 days (UTC)'],
    [{ unit: 'month', timezone: 'UTC' }, 'calendar month (UTC)'],
  ] as const)('says of which time', (period, text) => {
    expect(said(sampleTerms({ period }))['Period']).toBe(text)
  })

  it('says of what is not agreed only what a reader may ask for', () => {
    expect(said(measured({ method: 'request_ratio', badWhen: null }))).toEqual({
      Promise: 'at least 99.9 % of requests succeed',
      Period: 'calendar month (UTC)',
      'Service hours': 'around the clock',
      'No data': 'may have been good or bad: the result is a range',
      'Left out': 'nothing',
      Credit: 'none',
    })
  })

  it('puts the highest credit of steps and shares of no known fee in words', () => {
    const credits: CreditTerms = {
      ...exampleTerms().credits!,
      ...{ fee: null, feePer: 'period', tiers: [], step: { every: 0.01, credit: 0.02, count: 'full' } },
    }
    expect(said(sampleTerms({ credits }))['Credit']).toBe(
      '2 % for each full 1 % below the promise, of the fee per period',
    )
  })
})
