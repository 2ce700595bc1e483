import { formatNumber } from '../../shared/format-number.js'
import type { PackAlert } from '../pack.js'
import { feed, ofJob } from '../select.js'
import { aroundMost } from '../series-values.js'
import { jobMissing, targetDown } from '../target-alerts.js'
import { humanDuration, humanPercentage } from '../template-text.js'
import { excursion, gaugeProof, oneGaugeProof, steady } from '../threshold-alert.js'
import type { PostgresAlert, PostgresPack } from './postgres-schema.js'
import { SAMPLE, servers } from './sample-server.js'

/** Alerts on the server as a whole: is it there, does it take connections, is the replica with it. */
export function serverAlerts(postgres: PostgresPack): PackAlert<PostgresAlert>[] {
  return [down(postgres), exporterDown(postgres), missing(postgres), connections(postgres), lag(postgres)]
}

function down({ job }: PostgresPack): PackAlert<PostgresAlert> {
  const things = servers(job)
  return {
    alert: 'PostgresDown',
    expr: `${ofJob(job, 'pg_up')} == 0`,
    forMinutes: 2,
    summary: 'PostgreSQL at {{ $labels.instance }} takes no connection',
    description:
      'postgres_exporter runs but has not been able to connect for 2 minutes: the server is down, full, or refuses it.',
    proof: oneGaugeProof({ metric: 'pg_up', things, fine: 1, around: { breaks: 0, keeps: 1 } }),
  }
}

function exporterDown({ job }: PostgresPack): PackAlert<PostgresAlert> {
  return targetDown({
    ...{ alert: 'PostgresExporterDown', job, instance: SAMPLE.bad },
    summary: 'PostgreSQL at {{ $labels.instance }} is not watched',
    description:
      'Prometheus has not been able to scrape postgres_exporter for 5 minutes. The database may be well, but nobody would see it fail.',
  })
}

function missing({ job }: PostgresPack): PackAlert<PostgresAlert> {
  return jobMissing({ alert: 'PostgresNotMonitored', job, instance: SAMPLE.bad, what: 'PostgreSQL servers are' })
}

function connections({ job, connections_above: limit }: PostgresPack): PackAlert<PostgresAlert> {
  const [bad, good] = servers(job)
  const { breaks, keeps } = aroundMost(limit, 1)
  const [used, most] = ['pg_stat_database_numbackends', 'pg_settings_max_connections']
  const database = { datid: '1', datname: 'shop' }
  return {
    alert: 'PostgresConnectionsHigh',
    // `server` is on settings alone, and only before version 0.20.
    expr: [
      `sum without (datid, datname) (${ofJob(job, used)})`,
      `/ max without (server) (${ofJob(job, most)}) > ${formatNumber(limit)}`,
    ].join('\n'),
    forMinutes: 5,
    summary: 'PostgreSQL at {{ $labels.instance }} runs out of connections',
    description: `{{ $value | humanizePercentage }} of max_connections is in use, more than ${humanPercentage(limit)} for 5 minutes. When all are, clients are refused.`,
    proof: gaugeProof({
      series: [
        ...[bad, good].map((labels) => feed(most, { ...labels, server: 'db:5432' }, steady(1e6))),
        feed(used, { ...bad, ...database }, excursion(0, breaks * 4e5)),
        feed(used, { ...bad, datid: '2', datname: 'other' }, excursion(0, breaks * 6e5)),
        feed(used, { ...good, ...database }, excursion(0, keeps * 1e6)),
      ],
      labels: bad,
      value: humanPercentage(breaks),
    }),
  }
}

function lag({ job, replication_lag_above: limit }: PostgresPack): PackAlert<PostgresAlert> {
  const [bad, good] = servers(job)
  const { breaks, keeps } = aroundMost(limit)
  const [seconds, isReplica] = ['pg_replication_lag_seconds', 'pg_replication_is_replica']
  return {
    alert: 'PostgresReplicationLag',
    expr: `${ofJob(job, seconds)} > ${formatNumber(limit)}\nand ${ofJob(job, isReplica)} == 1`,
    forMinutes: 5,
    summary: 'The replica {{ $labels.instance }} is behind its primary',
    description: `It shows what was {{ $value | humanizeDuration }} ago, more than ${humanDuration(limit)} for 5 minutes. If the primary failed now, that much could be lost.`,
    proof: gaugeProof({
      series: [
        ...[bad, good].map((labels) => feed(isReplica, labels, steady(1))),
        feed(seconds, bad, excursion(0, breaks)),
        feed(seconds, good, excursion(0, keeps)),
      ],
      labels: bad,
      value: humanDuration(breaks),
    }),
  }
}
