import { read, unread, type Preset } from './preset.js'

const month = { calendar: 'month' }
const TOTAL_OUTAGE = { method: 'bad_intervals', interval: '1m', bad_when: { error_ratio_at_least: 1 } }
const claim = { within: '30d' }

const tiersFrom = (objective: number) => [
  { below: objective, credit: 10 },
  { below: 99, credit: 25 },
  { below: 95, credit: 50 },
]

const asked = read('Asked for within 30 days.', 'claim')

export const google: Readonly<Record<string, Preset>> = {
  'google-compute-engine-multi-zone': {
    title: 'Google Compute Engine, instances in multiple zones',
    version: null,
    link: 'https://cloud.google.com/compute/sla',
    words: {
      objective: 99.99,
      period: month,
      measure: TOTAL_OUTAGE,
      combine: { how: 'all_down' },
      credits: {
        tiers: [
          { below: 99.99, credit: 10 },
          { below: 99, credit: 25 },
          { below: 95, credit: 100 },
        ],
      },
      claim,
    },
    clauses: [
      read(
        '99.99 % for instances in multiple zones; other tiers and regions have less: override `objective` and `tiers`.',
        'objective',
      ),
      read(
        'Loss of connectivity or of the disk for all applicable instances; one minute in a row is enough, parts of minutes are dropped.',
        'measure, combine',
      ),
      read('Calendar month, per project and region.', 'period'),
      read('10 % below the target, 25 % below 99.0.', 'credits.tiers'),
      unread('100 % below 95.0: other versions of the text say 50 %.', 'credits.tiers'),
      asked,
    ],
    example: {
      adds: { combine: { of: ['zone-a', 'zone-b'] }, credits: { monthly_fee: '5000 USD' } },
      from: '2026-05-01T00:00:00Z',
      to: '2026-06-01T00:00:00Z',
      minutes: [[[9, 10, 10]], [[30, 10, 10]]],
      paper:
        'May has 44,640 minutes. Zone a is down for 9 minutes, zone b for 30 from the same minute: both for 9. 1 − 9/44,640 = 4,959/4,960 = 99.9798 %: below 99.99, so 10 % of 5,000 USD.',
      achieved: '4959/4960',
      verdict: 'breached',
      credit: { share: '1/10', amount: '500.00 USD' },
    },
  },
  'google-cloud-storage-regional': {
    title: 'Google Cloud Storage, regional',
    version: '2026-04-01',
    link: 'https://cloud.google.com/storage/sla',
    words: {
      objective: 99.9,
      period: month,
      measure: { method: 'mean_interval_error_rate', interval: '5m', no_traffic: 'good' },
      credits: { tiers: tiersFrom(99.9), cap: 50 },
      claim,
    },
    clauses: [
      read(
        '99.9 % for a region; 99.95 % for multi- and dual-region, 99.0 % for cold classes: override `objective` and `tiers`.',
        'objective',
      ),
      read('100 − mean of the error rates of intervals of five minutes, of valid requests.', 'measure'),
      read('Identical requests that are repeated count only under the back-off rule: a matter of the SLO.', null),
      read('Calendar month.', 'period'),
      read('Credits of 10, 25 and 50 %.', 'credits.tiers'),
      unread('They begin below 99.9, 99.0 and 95.0.', 'credits.tiers'),
      read('Not more than 50 % of the bill.', 'credits.cap'),
      asked,
    ],
    example: {
      adds: { slo: 'requests', credits: { monthly_fee: '800 USD' } },
      from: '2026-06-01T00:00:00Z',
      to: '2026-07-01T00:00:00Z',
      minutes: [[[600, 10, 1]]],
      paper:
        'June has 8,640 intervals. In 10 hours, 120 intervals, one request in ten fails: 1 − 12/8,640 = 719/720 = 99.8611 %: below 99.9, so 10 % of 800 USD.',
      achieved: '719/720',
      verdict: 'breached',
      credit: { share: '1/10', amount: '80.00 USD' },
    },
  },
  'google-cloud-functions': {
    title: 'Google Cloud Functions, and older Google APIs',
    version: null,
    link: 'https://cloud.google.com/functions/sla',
    words: {
      objective: 99.95,
      period: month,
      measure: {
        method: 'bad_intervals',
        interval: '1m',
        bad_when: { error_ratio_above: 0.1, min_events: 100 },
        min_consecutive: 5,
      },
      credits: { tiers: tiersFrom(99.95), cap: 50 },
      claim,
    },
    clauses: [
      read('99.9 to 99.95 %, by API.', 'objective'),
      read('A minute is bad when more than 10 % fail (some APIs: 5 %), in runs of five minutes or more.', 'measure'),
      read('At least 100 executions are needed.', 'measure.bad_when.min_events'),
      unread('They are needed in each minute.', 'measure.bad_when.min_events'),
      unread('Calendar month.', 'period'),
      read('Credits of 10, 25 and 50 %.', 'credits.tiers'),
      unread('They begin below the target, 99.0 and 95.0; not more than 50 % of the bill.', 'credits'),
      unread('Asked for within 30 days.', 'claim'),
    ],
    example: {
      adds: { slo: 'executions', credits: { monthly_fee: '1000 USD' } },
      from: '2026-07-01T00:00:00Z',
      to: '2026-08-01T00:00:00Z',
      minutes: [
        [
          [4, 200, 100],
          [10, 200, 0],
          [30, 200, 100],
          [10, 200, 0],
          [10, 50, 50],
        ],
      ],
      paper:
        'July has 44,640 minutes. An outage of 4 minutes is shorter than five, one of 30 counts, and ten minutes with 50 executions each have fewer than 100: 1 − 30/44,640 = 1,487/1,488 = 99.9327 %: below 99.95, so 10 % of 1,000 USD.',
      achieved: '1487/1488',
      verdict: 'breached',
      credit: { share: '1/10', amount: '100.00 USD' },
    },
  },
  'google-cloud-sql': {
    title: 'Google Cloud SQL',
    version: null,
    link: 'https://cloud.google.com/sql/sla',
    words: {
      objective: 99.95,
      period: month,
      measure: TOTAL_OUTAGE,
      exclusions: { scheduled_maintenance: {} },
      credits: { tiers: tiersFrom(99.95), cap: 50 },
      claim,
    },
    clauses: [
      read('99.95 %; the edition Plus has 99.99 %: override `objective` and `tiers`.', 'objective'),
      read('A minute is bad when all valid requests fail; one in a row is enough.', 'measure'),
      read('Scheduled maintenance does not count.', 'exclusions.scheduled_maintenance'),
      read('Calendar month.', 'period'),
      unread('Tiers below the target, 99.0 and 95.0: the table was not read.', 'credits'),
      unread('Asked for within 30 days.', 'claim'),
    ],
    example: {
      adds: { slo: 'queries', credits: { monthly_fee: '900 USD' } },
      from: '2026-08-01T00:00:00Z',
      to: '2026-09-01T00:00:00Z',
      minutes: [[[90, 10, 10]]],
      exclusions: [
        {
          kind: 'scheduled_maintenance',
          from: '2026-08-01T00:00:00Z',
          to: '2026-08-01T01:00:00Z',
          announced: '2026-07-20T12:00:00Z',
        },
      ],
      paper:
        'August has 44,640 minutes. It is down for 90, of which 60 are scheduled maintenance: 44,580 count, 30 of them bad. 1 − 30/44,580 = 1,485/1,486 = 99.9327 %: below 99.95, so 10 % of 900 USD.',
      achieved: '1485/1486',
      verdict: 'breached',
      credit: { share: '1/10', amount: '90.00 USD' },
    },
  },
}
