import * as z from 'zod'
import { durationField } from '../../shared/fields.js'
import { commonFields, countField, jobField, percentField, severityFields } from '../pack-fields.js'

/** Thresholds of the postgres pack. */
export const postgresSchema = z
  .strictObject({
    job: jobField.default('postgres').describe('Scrape job of postgres_exporter (0.14 or newer).'),
    connections_above: percentField()
      .prefault(80)
      .describe(
        'Percent of `max_connections` in use. Held for 5 min. The last 3 are kept for superusers, so it is full before 100.',
      ),
    replication_lag_above: durationField
      .prefault('1m')
      .describe('Age of what a replica has replayed last, while its primary has more. Held for 5 min.'),
    deadlocks_above: countField(0)
      .prefault(5)
      .describe('Deadlocks of a database within 15 min. A few are resolved by trying again.'),
    transaction_longer_than: durationField
      .prefault('15m')
      .describe('Age of the oldest open transaction of a database: it holds locks and keeps vacuum from cleaning up.'),
    transaction_ids_used_above: percentField()
      .prefault(40)
      .describe(
        'Percent of the 2³¹ transaction ids that the oldest row has used. Vacuum begins to freeze at 9.3 (`autovacuum_freeze_max_age`), gives up being polite at 74 (`vacuum_failsafe_age`), and at 100 the database stops.',
      ),
    severity: severityFields({
      PostgresDown: ['ticket', 'The exporter cannot connect to the database for 2 min.'],
      PostgresExporterDown: ['ticket', 'The exporter cannot be scraped for 5 min.'],
      PostgresNotMonitored: ['ticket', 'Prometheus has known no target of the job for 10 min.'],
      PostgresConnectionsHigh: ['ticket', 'See `connections_above`.'],
      PostgresReplicationLag: ['ticket', 'See `replication_lag_above`.'],
      PostgresDeadlocks: ['ticket', 'See `deadlocks_above`.'],
      PostgresLongTransaction: ['ticket', 'See `transaction_longer_than`.'],
      PostgresTransactionIdsLow: [
        'ticket',
        'See `transaction_ids_used_above`. Needs the exporter’s collector `database_wraparound`, which is off by default.',
      ],
    }),
    ...commonFields('postgres?var-instance=$instance'),
  })
  .describe('PostgreSQL servers, measured by postgres_exporter.')

export type PostgresPack = z.output<typeof postgresSchema>
export type PostgresAlert = keyof PostgresPack['severity']
