import { read, unread, type Preset } from './preset.js'

const month = { calendar: 'month' }
const HOURLY = { method: 'mean_interval_error_rate', interval: '1h', no_traffic: 'good' }
const claim = { within: { months: 2 } }
const link = 'https://www.microsoft.com/licensing/docs/view/Service-Level-Agreements-SLA-for-Online-Services'

const claimed = read('Claimed within two months.', 'claim')
const claimedAlike = unread('Claimed within two months, as for virtual machines.', 'claim')

export const microsoft: Readonly<Record<string, Preset>> = {
  'azure-vm-zones': {
    title: 'Azure virtual machines in two availability zones or more',
    version: null,
    link,
    words: {
      objective: 99.99,
      period: month,
      measure: { method: 'bad_intervals', interval: '1m', bad_when: { error_ratio_at_least: 1 } },
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
        '99.99 % over zones; 99.95 % in an availability set, 99.9, 99.5 and 95 % for single machines by disk: override `objective` and `tiers`.',
        'objective',
      ),
      read('Minutes without connectivity, of the most minutes that are available.', 'measure, combine'),
      read('Calendar or billing month.', 'period'),
      read('10 % below the target, 25 % below 99, 100 % below 95.', 'credits.tiers'),
      claimed,
    ],
    example: {
      adds: { combine: { of: ['zone-1', 'zone-2'] }, credits: { monthly_fee: '4000 USD' } },
      from: '2026-09-01T00:00:00Z',
      to: '2026-10-01T00:00:00Z',
      minutes: [[[440, 10, 10]], [[500, 10, 10]]],
      paper:
        'September has 43,200 minutes. Both zones are without connectivity for 440 of them: 1 − 440/43,200 = 1,069/1,080 = 98.9814 %: below 99, so 25 % of 4,000 USD.',
      achieved: '1069/1080',
      verdict: 'breached',
      credit: { share: '1/4', amount: '1000.00 USD' },
    },
  },
  'azure-storage': {
    title: 'Azure Storage',
    version: null,
    link,
    words: {
      objective: 99.9,
      period: month,
      measure: HOURLY,
      credits: {
        tiers: [
          { below: 99.9, credit: 10 },
          { below: 99, credit: 25 },
        ],
      },
      claim,
    },
    clauses: [
      read('99.9 %.', 'objective'),
      unread('Reading from RA-GRS has 99.99 %: override `objective` and `tiers`.', 'objective'),
      read('100 − mean of the error rates of hours; one without transactions has 0 %.', 'measure'),
      read(
        'Slower than a time that depends on the size counts as failed; many transactions are excluded: a matter of the SLO.',
        null,
      ),
      read('10 % below 99.9, 25 % below 99.', 'credits.tiers'),
      unread('Calendar month.', 'period'),
      claimedAlike,
    ],
    example: {
      adds: { slo: 'transactions', credits: { monthly_fee: '600 USD' } },
      from: '2026-10-01T00:00:00Z',
      to: '2026-11-01T00:00:00Z',
      minutes: [[[180, 10, 10]]],
      paper:
        'October has 744 hours (in UTC), 3 of which fail wholly: 1 − 3/744 = 247/248 = 99.5967 %: below 99.9, so 10 % of 600 USD.',
      achieved: '247/248',
      verdict: 'breached',
      credit: { share: '1/10', amount: '60.00 USD' },
    },
  },
  'azure-cosmos-db': {
    title: 'Azure Cosmos DB, availability',
    version: null,
    link,
    words: {
      objective: 99.99,
      period: month,
      measure: HOURLY,
      credits: {
        tiers: [
          { below: 99.99, credit: 10 },
          { below: 99, credit: 25 },
        ],
      },
      claim,
    },
    clauses: [
      read('99.99 % in one region, 99.999 % in several: override `objective` and `tiers`.', 'objective'),
      read('Mean of the error rates of hours; 4xx are left out, 408 is not: a matter of the SLO.', 'measure'),
      read(
        'Throughput, consistency and latency (P99 below 10 ms) have promises of their own: an agreement each.',
        null,
      ),
      unread('10 % below the target, 25 % below 99: the table was not read.', 'credits.tiers'),
      unread('Calendar month.', 'period'),
      claimedAlike,
    ],
    example: {
      adds: { slo: 'requests', credits: { monthly_fee: '2500 USD' } },
      from: '2026-11-01T00:00:00Z',
      to: '2026-12-01T00:00:00Z',
      minutes: [[[60, 10, 5]]],
      paper:
        'November has 720 hours. In one of them half of all requests fail: 1 − 0.5/720 = 1,439/1,440 = 99.9305 %: below 99.99, so 10 % of 2,500 USD.',
      achieved: '1439/1440',
      verdict: 'breached',
      credit: { share: '1/10', amount: '250.00 USD' },
    },
  },
  'azure-sql-business-critical': {
    title: 'Azure SQL Database Business Critical, recovery',
    version: '2019',
    link,
    words: {
      objective: 100,
      period: month,
      measure: { method: 'recovery', rto: '30s', rpo: '5s' },
      credits: { tiers: [{ below: 100, credit: 100 }] },
      claim,
    },
    clauses: [
      read('RTO 30 s and RPO 5 s of a failover over geo-replication.', 'measure'),
      read('100 % where either is missed.', 'objective, credits.tiers'),
      read('By month.', 'period'),
      read('99.995 % availability is a promise of its own: another agreement.', null),
      claimedAlike,
    ],
    example: {
      adds: { credits: { monthly_fee: '1000 USD' } },
      from: '2026-03-01T00:00:00Z',
      to: '2026-04-01T00:00:00Z',
      minutes: [],
      recoveries: [
        [25, 2],
        [30, 5],
        [42, 3],
      ],
      paper:
        'Three failovers took 25, 30 and 42 s and lost 2, 5 and 3 s of data. The second is exactly at both bounds, which is kept; the third missed the RTO: 2/3 kept, one missed, so 100 % of 1,000 USD.',
      achieved: '2/3',
      verdict: 'breached',
      credit: { share: '1', amount: '1000.00 USD' },
    },
  },
}
