import { read, unread, type Preset } from './preset.js'

const month = { calendar: 'month' }
const TOTAL_OUTAGE = { method: 'bad_intervals', interval: '1m', bad_when: { error_ratio_at_least: 1 } }
const FIVE_MINUTES = { method: 'mean_interval_error_rate', interval: '5m', no_traffic: 'good' }
const claim = { within: { periods: 2 } }
const beyondControl = { customer_caused: {}, force_majeure: {}, suspension: {} }

const APRIL = { from: '2026-04-01T00:00:00Z', to: '2026-05-01T00:00:00Z' }

const cycle = read('Monthly billing cycle, here the calendar month.', 'period')
const claimed = read('Claimed by the end of the second billing cycle after the one that was missed.', 'claim')
const excluded = read(
  'Outside of reasonable control, actions or equipment of the customer, and suspension do not count.',
  'exclusions',
)

export const aws: Readonly<Record<string, Preset>> = {
  'aws-ec2-region': {
    title: 'Amazon EC2, region level',
    version: '2022-05-25',
    link: 'https://aws.amazon.com/compute/sla/',
    words: {
      objective: 99.99,
      period: month,
      measure: TOTAL_OUTAGE,
      combine: { how: 'all_down' },
      exclusions: beyondControl,
      credits: {
        tiers: [
          { below: 99.99, credit: 10 },
          { below: 99, credit: 30 },
          { below: 95, credit: 100 },
        ],
        minimum: '1 USD',
      },
      claim,
    },
    clauses: [
      read('99.99 % for instances in two availability zones or more.', 'objective'),
      read(
        'A minute is bad when all running instances have no external connectivity at the same time.',
        'measure, combine',
      ),
      cycle,
      read('10 % below 99.99, 30 % below 99.0, 100 % below 95.0.', 'credits.tiers'),
      read('Only where the credit is more than one dollar.', 'credits.minimum'),
      claimed,
      excluded,
    ],
    example: {
      adds: { combine: { of: ['zone-a', 'zone-b'] }, credits: { monthly_fee: '20000 USD' } },
      from: '2026-03-01T00:00:00Z',
      to: '2026-04-01T00:00:00Z',
      minutes: [
        [[100, 10, 10]],
        [
          [40, 10, 0],
          [100, 10, 10],
        ],
      ],
      paper:
        'March has 31 · 1,440 = 44,640 minutes. Zone a is down from minute 0 to 100, zone b from 40 to 140: both for 60 minutes. 1 − 60/44,640 = 743/744 = 99.8655 %: below 99.99, not below 99.0, so 10 % of 20,000 USD.',
      achieved: '743/744',
      verdict: 'breached',
      credit: { share: '1/10', amount: '2000.00 USD' },
    },
  },
  'aws-ec2-instance': {
    title: 'Amazon EC2, instance level',
    version: '2022-05-25',
    link: 'https://aws.amazon.com/compute/sla/',
    words: {
      objective: 99.5,
      period: month,
      measure: TOTAL_OUTAGE,
      exclusions: beyondControl,
      credits: {
        tiers: [
          { below: 99.5, credit: 10 },
          { below: 99, credit: 30 },
          { below: 95, credit: 100 },
        ],
        minimum: '1 USD',
      },
      claim,
    },
    clauses: [
      read('99.5 % for a single instance.', 'objective'),
      read('A minute is bad when the instance has no external connectivity.', 'measure'),
      cycle,
      read('10 % below 99.5, 30 % below 99.0, 100 % below 95.0.', 'credits.tiers'),
      read('Only where the credit is more than one dollar.', 'credits.minimum'),
      claimed,
      excluded,
      read('An hour of an instance with more than 6 bad minutes is not charged.', null),
    ],
    example: {
      adds: { slo: 'connectivity', credits: { monthly_fee: '50 USD' } },
      ...APRIL,
      minutes: [[[432, 10, 10]]],
      paper:
        'April has 30 · 1,440 = 43,200 minutes, of which 432 are bad. 1 − 432/43,200 = 99/100: exactly 99.0 % is not below 99.0, so the tier is the one below 99.5: 10 % of 50 USD.',
      achieved: '99/100',
      verdict: 'breached',
      credit: { share: '1/10', amount: '5.00 USD' },
    },
  },
  'aws-rds-multi-az': {
    title: 'Amazon RDS, Multi-AZ',
    version: '2024-01-22',
    link: 'https://aws.amazon.com/rds/sla/',
    words: {
      objective: 99.95,
      period: month,
      measure: TOTAL_OUTAGE,
      exclusions: { customer_caused: {}, force_majeure: {}, suspension: {} },
      credits: {
        tiers: [
          { below: 99.95, credit: 10 },
          { below: 99, credit: 25 },
          { below: 95, credit: 100 },
        ],
        minimum: '1 USD',
      },
      claim,
    },
    clauses: [
      read('99.95 % for Multi-AZ; a single instance has 99.5 %: override `objective` and `tiers`.', 'objective'),
      read('A minute is bad when all connection requests fail.', 'measure'),
      cycle,
      read('10 % below the target, 25 % below 99.0, 100 % below 95.0.', 'credits.tiers'),
      read(
        'What the customer has caused, overload and unsupported settings do not count.',
        'exclusions.customer_caused',
      ),
      unread('Force majeure and suspension, as in the contract on EC2.', 'exclusions'),
      unread('Claim and smallest credit, as in the contract on EC2.', 'claim, credits.minimum'),
    ],
    example: {
      adds: { slo: 'connections', credits: { monthly_fee: '300 USD' } },
      from: '2026-02-01T00:00:00Z',
      to: '2026-03-01T00:00:00Z',
      minutes: [[[30, 10, 10]]],
      paper:
        'February has 28 · 1,440 = 40,320 minutes, of which 30 are bad. 1 − 30/40,320 = 1,343/1,344 = 99.9255 %: below 99.95, so 10 % of 300 USD. In a month of 31 days the same 30 minutes are 99.9327 %, breached too.',
      achieved: '1343/1344',
      verdict: 'breached',
      credit: { share: '1/10', amount: '30.00 USD' },
    },
  },
  'aws-s3-standard': {
    title: 'Amazon S3, Standard',
    version: '2023-11-28',
    link: 'https://aws.amazon.com/s3/sla/',
    words: {
      objective: 99.9,
      period: month,
      measure: FIVE_MINUTES,
      exclusions: beyondControl,
      credits: {
        tiers: [
          { below: 99.9, credit: 10 },
          { below: 99, credit: 25 },
          { below: 95, credit: 100 },
        ],
      },
      claim,
    },
    clauses: [
      read('99.9 % for the class Standard.', 'objective'),
      read(
        '100 % − mean of the error rates of all intervals of five minutes; one without a request has 0 %.',
        'measure',
      ),
      read('Errors are InternalError and ServiceUnavailable, by kind of request: a matter of the SLO.', null),
      cycle,
      read('10 % below 99.9, 25 % below 99.0, 100 % below 95.0.', 'credits.tiers'),
      claimed,
      unread('What does not count, as in the contract on EC2.', 'exclusions'),
    ],
    example: {
      adds: { slo: 'requests', credits: { monthly_fee: '1000 USD' } },
      ...APRIL,
      minutes: [[[100, 10, 10]]],
      paper:
        'April has 43,200/5 = 8,640 intervals. All requests of 20 of them fail: 1 − 20/8,640 = 431/432 = 99.7685 %: below 99.9, so 10 % of 1,000 USD. It does not matter how many requests those were.',
      achieved: '431/432',
      verdict: 'breached',
      credit: { share: '1/10', amount: '100.00 USD' },
    },
  },
  'aws-s3-infrequent-access': {
    title: 'Amazon S3, Infrequent Access',
    version: '2023-11-28',
    link: 'https://aws.amazon.com/s3/sla/',
    words: {
      objective: 99,
      period: month,
      measure: FIVE_MINUTES,
      exclusions: beyondControl,
      credits: {
        tiers: [
          { below: 99, credit: 10 },
          { below: 98, credit: 25 },
          { below: 95, credit: 100 },
        ],
      },
      claim,
    },
    clauses: [
      read('99.0 % for the classes of infrequent access.', 'objective'),
      read(
        '100 % − mean of the error rates of all intervals of five minutes; one without a request has 0 %.',
        'measure',
      ),
      cycle,
      read('10 % below 99.0, 25 % below 98.0, 100 % below 95.0.', 'credits.tiers'),
      claimed,
      unread('What does not count, as in the contract on EC2.', 'exclusions'),
    ],
    example: {
      adds: { slo: 'requests', credits: { monthly_fee: '1000 USD' } },
      ...APRIL,
      minutes: [[[1440, 10, 5]]],
      paper:
        'On one day of April half of all requests fail: 288 of 8,640 intervals with a rate of 1/2. 1 − 144/8,640 = 59/60 = 98.3333 %: below 99.0, not below 98.0, so 10 % of 1,000 USD.',
      achieved: '59/60',
      verdict: 'breached',
      credit: { share: '1/10', amount: '100.00 USD' },
    },
  },
}
