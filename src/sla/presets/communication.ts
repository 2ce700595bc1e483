import { read, unread, type Preset } from './preset.js'

const month = { calendar: 'month' }
const MEAN_OF_5M = { method: 'mean_interval_error_rate', interval: '5m', no_traffic: 'good' }
const SEPTEMBER = { from: '2026-09-01T00:00:00Z', to: '2026-10-01T00:00:00Z' }

export const communication: Readonly<Record<string, Preset>> = {
  slack: {
    title: 'Slack',
    version: '2024-06-14',
    link: 'https://slack.com/policy-archives/service-level-agreement/2024-06-14',
    words: {
      objective: 99.99,
      period: { calendar: 'quarter' },
      measure: { method: 'bad_intervals', interval: '1m', bad_when: { error_ratio_above: 0.05 } },
      exclusions: { scheduled_maintenance: { min_notice: '48h', cap: { duration: '10h', per: 'year' } } },
      credits: { proportional: { multiplier: 10 } },
    },
    clauses: [
      read('99.99 %.', 'objective'),
      read(
        'Minutes of downtime (an older text weighs them by the share of users hit: `combine: weighted`).',
        'measure',
      ),
      unread('A minute is down when more than 5 % fail.', 'measure.bad_when'),
      read('Calendar quarter.', 'period'),
      read('Ten times the fee for the downtime (earlier a hundred times).', 'credits.proportional'),
      read(
        'Scheduled downtime with 48 h of notice does not count, up to 10 h a year.',
        'exclusions.scheduled_maintenance',
      ),
    ],
    example: {
      adds: { slo: 'messages', credits: { monthly_fee: '3000 USD' } },
      from: '2026-07-01T00:00:00Z',
      to: '2026-10-01T00:00:00Z',
      minutes: [[[60, 10, 10]]],
      paper:
        'The third quarter has 92 · 1,440 = 132,480 minutes, 60 of them down: 1 − 60/132,480 = 2,207/2,208 = 99.9547 %: breached. 10 · 60/132,480 = 5/1,104 of 3 · 3,000 USD = 40.7608… = 40.76 USD.',
      achieved: '2207/2208',
      verdict: 'breached',
      credit: { share: '5/1104', amount: '40.76 USD' },
    },
  },
  'cloudflare-business': {
    title: 'Cloudflare Business',
    version: null,
    link: 'https://www.cloudflare.com/business-sla/',
    words: {
      objective: 100,
      period: month,
      measure: { method: 'bad_intervals', interval: '1m', bad_when: { error_ratio_at_least: 1 } },
      exclusions: { customer_caused: {} },
      credits: { proportional: { multiplier: 1, of: 'counted' }, cap_year: { percent: 100 } },
      claim: { within: { business_days: 5 } },
    },
    clauses: [
      read('100 %.', 'objective'),
      read(
        'Credit is outage minutes · ratio of affected customers ÷ scheduled minutes; the ratio is `combine: {how: weighted}`.',
        'credits.proportional',
      ),
      unread('A minute is out when all requests fail.', 'measure'),
      read('By month.', 'period'),
      read('Planned downtime of the customer is removed.', 'exclusions.customer_caused'),
      read('Not more than the fee of one month in twelve.', 'credits.cap_year'),
      read('Told within 5 business days.', 'claim'),
      unread('They count from the end of the month.', 'claim'),
      read('Enterprise has multiples of 10 or 25: override `credits.proportional`.', 'credits.proportional.multiplier'),
    ],
    example: {
      adds: { slo: 'requests', credits: { monthly_fee: '4300 USD' } },
      ...SEPTEMBER,
      minutes: [[[40, 10, 10]]],
      exclusions: [
        {
          kind: 'customer_caused',
          from: '2026-09-20T00:00:00Z',
          to: '2026-09-20T03:20:00Z',
          announced: '2026-09-18T00:00:00Z',
        },
      ],
      paper:
        'September has 43,200 minutes; 200 of planned downtime of the customer are removed, 43,000 are left, 40 of them out: 1 − 40/43,000 = 1,074/1,075 = 99.9069 %: breached. 40/43,000 of 4,300 USD = 4.00 USD.',
      achieved: '1074/1075',
      verdict: 'breached',
      credit: { share: '1/1075', amount: '4.00 USD' },
    },
  },
  'cloudflare-r2': {
    title: 'Cloudflare R2',
    version: null,
    link: 'https://www.cloudflare.com/r2-service-level-agreement/',
    words: { objective: 99.9, period: month, measure: MEAN_OF_5M },
    clauses: [
      read('99.9 %.', 'objective'),
      read('Mean of the error rates of intervals of five minutes.', 'measure'),
      unread('By month; an interval without a request has 0 %.', 'period, measure.no_traffic'),
      unread('Credits: the table was not read; add it.', null),
    ],
    example: {
      adds: { slo: 'requests' },
      ...SEPTEMBER,
      minutes: [[[40, 10, 10]]],
      paper:
        'September has 8,640 intervals, 8 of which fail wholly: 1 − 8/8,640 = 1,079/1,080 = 99.9074 %: met. Credits are not part of the preset.',
      achieved: '1079/1080',
      verdict: 'met',
      credit: null,
    },
  },
  'temporal-cloud': {
    title: 'Temporal Cloud',
    version: null,
    link: 'https://docs.temporal.io/evaluate/cloud/sla',
    words: { objective: 99.9, period: month, measure: MEAN_OF_5M },
    clauses: [
      read('99.9 % for a namespace in one region; 99.99 % with high availability: override `objective`.', 'objective'),
      read('Rate of service errors by intervals of five minutes, as a mean of the month.', 'measure, period'),
      read('Throttling, not found, invalid arguments and the like are no service errors: a matter of the SLO.', null),
      unread('An interval without a request has 0 %.', 'measure.no_traffic'),
      unread('Credits: the table was not read; add it.', null),
    ],
    example: {
      adds: { slo: 'requests' },
      from: '2026-02-01T00:00:00Z',
      to: '2026-03-01T00:00:00Z',
      minutes: [[[90, 10, 5]]],
      paper:
        'February has 40,320/5 = 8,064 intervals. In 18 of them half of all requests fail: 1 − 9/8,064 = 895/896 = 99.8883 %: breached. Credits are not part of the preset.',
      achieved: '895/896',
      verdict: 'breached',
      credit: null,
    },
  },
  twilio: {
    title: 'Twilio',
    version: '2023-02-14',
    link: 'https://www.twilio.com/en-us/legal/service-level-agreement',
    words: {
      objective: 99.95,
      period: month,
      measure: { method: 'bad_intervals', interval: '1m', bad_when: { error_ratio_at_least: 1 } },
      credits: { tiers: [{ below: 99.95, credit: 10 }] },
    },
    clauses: [
      read('99.95 %; 99.99 % with an edition for enterprises: override `objective` and `tiers`.', 'objective'),
      read('Minutes in which it was unavailable, of all minutes of the calendar month.', 'measure, period'),
      read('10 % where it is missed, however far.', 'credits.tiers'),
      unread('It is unavailable when all requests fail.', 'measure.bad_when'),
    ],
    example: {
      adds: { slo: 'api', credits: { monthly_fee: '700 USD' } },
      ...SEPTEMBER,
      minutes: [[[1440, 10, 10]]],
      paper:
        'September has 43,200 minutes; a whole day is out: 1 − 1,440/43,200 = 29/30 = 96.6666 %: breached, and still 10 % of 700 USD.',
      achieved: '29/30',
      verdict: 'breached',
      credit: { share: '1/10', amount: '70.00 USD' },
    },
  },
}
