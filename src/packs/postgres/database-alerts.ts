import { formatNumber } from '../../shared/format-number.js'
import type { PackAlert } from '../pack.js'
import { feed, ofJob, unequal } from '../select.js'
import { aroundMost, gauge } from '../series-values.js'
import { humanDuration, humanPercentage } from '../template-text.js'
import { oneGaugeProof } from '../threshold-alert.js'
import type { PostgresAlert, PostgresPack } from './postgres-schema.js'
import { servers } from './sample-server.js'

const DATABASE = { datname: 'shop' }
const WHERE = 'database {{ $labels.datname }} of {{ $labels.instance }}'

/** Alerts on single databases. */
export function databaseAlerts(postgres: PostgresPack): PackAlert<PostgresAlert>[] {
  return [deadlocks(postgres), longTransaction(postgres), transactionIds(postgres)]
}

function deadlocks({ job, deadlocks_above: limit }: PostgresPack): PackAlert<PostgresAlert> {
  const [bad, good] = servers(job, DATABASE)
  const metric = 'pg_stat_database_deadlocks'
  // The counts are far apart: what `increase` makes of a jump at the edge of its window differs between Prometheus 2 and 3.
  const jump = (by: number) => gauge([0, 3], [by, 17])
  return {
    alert: 'PostgresDeadlocks',
    expr: `increase(${ofJob(job, metric)}[15m]) > ${limit}`,
    forMinutes: 0,
    summary: `Transactions of ${WHERE} block each other`,
    description: `More than ${limit} deadlocks within 15 minutes: each time, PostgreSQL cancels one of the transactions. Its log names the queries.`,
    proof: {
      step: 1,
      series: [
        feed(metric, { ...bad, datid: '1' }, jump(1.3 * limit + 1)),
        feed(metric, { ...good, datid: '1' }, jump(Math.floor(0.8 * limit))),
      ],
      ...{ from: 3, by: 3, until: 19 },
      labels: { ...bad, datid: '1' },
      value: '',
    },
  }
}

function longTransaction({ job, transaction_longer_than: limit }: PostgresPack): PackAlert<PostgresAlert> {
  const things = servers(job, DATABASE)
  const around = aroundMost(limit)
  const metric = 'pg_stat_activity_max_tx_duration'
  return {
    alert: 'PostgresLongTransaction',
    // One series per state, user, application and what it waits for: these change while a transaction goes on. Vacuum may take its time.
    expr: `max by (job, instance, datname) (${ofJob(job, metric, unequal('backend_type', 'autovacuum worker'))}) > ${formatNumber(limit)}`,
    forMinutes: 1,
    summary: `A transaction in ${WHERE} does not end`,
    description: `It has been open for {{ $value | humanizeDuration }}, longer than ${humanDuration(limit)}. It holds its locks, and vacuum cannot remove what died since.`,
    proof: oneGaugeProof({
      metric,
      things: [
        { ...things[0], state: 'idle in transaction' },
        { ...things[1], state: 'active' },
      ],
      ...{ fine: 0, around },
      labels: things[0],
      value: humanDuration(around.breaks),
    }),
  }
}

/** Transaction ids that there are on either side of the present one. */
const TRANSACTION_IDS = 2 ** 31

function transactionIds({ job, transaction_ids_used_above: limit }: PostgresPack): PackAlert<PostgresAlert> {
  const around = aroundMost(limit, 1)
  const ids = (share: number) => share * TRANSACTION_IDS
  // A number of transactions, whatever its name says: age(datfrozenxid).
  const metric = 'pg_database_wraparound_age_datfrozenxid_seconds'
  return {
    alert: 'PostgresTransactionIdsLow',
    expr: `${ofJob(job, metric)} / ${TRANSACTION_IDS} > ${formatNumber(limit)}`,
    forMinutes: 10,
    summary: `Vacuum does not keep up in ${WHERE}`,
    description: `Its oldest row has used {{ $value | humanizePercentage }} of the transaction ids, more than ${humanPercentage(limit)}. When all are used the database refuses every write until it has been vacuumed.`,
    proof: oneGaugeProof({
      metric,
      things: servers(job, DATABASE),
      fine: 2e8,
      around: { breaks: ids(around.breaks), keeps: ids(around.keeps) },
      value: humanPercentage(around.breaks),
    }),
  }
}
