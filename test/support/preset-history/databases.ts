import { RUN_SECONDS, END, type Run } from './estate.js'
import { newest, type Exporter, type Shown, type View } from './exporter.js'

/** What pgBackRest's exporter says of no backup: the longest time that Go knows. */
const LONGEST = 9.223372036854776e9

/** A segment each five minutes from the first good run on; none from a failed one to the next good one. */
function segments(runs: readonly Run[]): readonly Run[] {
  return runs.flatMap((run, index) => {
    if (run.outcome !== 'ok') return []
    const to = runs[index + 1]?.from ?? END
    return Array.from({ length: Math.floor((to - run.from) / 300) }, (_, nth) => {
      const at = run.from + nth * 300
      return { ...run, from: at, to: at }
    })
  })
}

/** Each instance of PostgreSQL tells of it. */
const replicas = (series: string) => (view: View) => [
  ...newest(`${series}{namespace="ID",cluster="db",role="primary"}`, 'to', 0)(view),
  ...newest(`${series}{namespace="ID",cluster="db",role="replica"}`, 'to', 0)(view),
]

/** Of those of src/backup/presets/databases.ts. */
export const databases: Readonly<Record<string, Exporter>> = {
  pgbackrest: {
    match: (id) => ({ stanza: id }),
    shows: ({ id, look, good }) => {
      const age = good.length === 0 ? LONGEST : look - good.at(-1)!.to
      const series = (name: string, type: string) =>
        `pgbackrest_backup_${name}{stanza="${id}",backup_type="${type}",block_incr="n"}`
      return [
        [series('since_last_completion_seconds', 'incr'), age],
        [series('since_last_completion_seconds', 'full'), good.length === 0 ? LONGEST : look - good[0]!.to],
        [series('last_error_status', 'incr'), 0],
      ]
    },
    ...{ tells: 'completion', by: 'old-age', none: 0, looksEvery: 600, deletion: 'all' },
  },
  postgres_wal: {
    match: (id) => ({ instance: id }),
    // A crash, or a new primary, begins its statistics anew.
    shows: ({ id, at, good, ended }) => [
      [`pg_stat_archiver_last_archive_age{instance="${id}"}`, good.length === 0 ? NaN : at - good.at(-1)!.to],
      [`pg_stat_archiver_archived_count{instance="${id}"}`, ended.length],
    ],
    ...{ tells: 'continuous', by: 'time', none: 0, deletion: 'unseen', forgets: true, runs: segments },
  },
  walg: {
    match: (id) => ({ instance: id }),
    shows: ({ id, good }) =>
      good.flatMap(({ from, to }) => {
        const labels = `{instance="${id}",backup_name="base_${from}"}`
        return [
          [`walg_backup_start_timestamp${labels}`, from],
          [`walg_backup_finish_timestamp${labels}`, to],
        ] as const
      }),
    ...{ tells: 'start', by: 'time', none: null, perBackup: true, deletion: 'all' },
  },
  walg_camptocamp: {
    match: (id) => ({ instance: id }),
    shows: (view) => [
      ...newest('walg_last_upload{instance="ID",type="basebackup"}', 'from', 0)(view),
      [`walg_last_upload{instance="${view.id}",type="xlog"}`, view.at - 30],
    ],
    ...{ tells: 'start', by: 'time', none: 0, deletion: 'all' },
  },
  barman: {
    match: (id) => ({ server: id }),
    shows: (view) => [
      ...newest('barman_last_backup{server="ID"}', 'from')(view),
      [`barman_backups_total{server="${view.id}"}`, view.ended.length],
      [`barman_backups_failed{server="${view.id}"}`, view.ended.length - view.good.length],
    ],
    ...{ tells: 'start', by: 'time', none: null, looksEvery: 3600, deletion: 'all' },
  },
  cnpg: {
    match: (id) => ({ namespace: id }),
    shows: replicas('cnpg_collector_last_available_backup_timestamp'),
    ...{ tells: 'completion', by: 'time', none: 0, deletion: 'all' },
  },
  cnpg_plugin: {
    match: (id) => ({ namespace: id }),
    shows: replicas('barman_cloud_cloudnative_pg_io_last_available_backup_timestamp'),
    ...{ tells: 'completion', by: 'time', none: 0, deletion: 'all' },
  },
  crunchy_pgmonitor: {
    match: (id) => ({ stanza: id }),
    // What it knows is up to ten minutes old; the age is worked out when it is asked.
    shows: ({ id, at, good }): Shown => {
      const series = (type: string) =>
        `ccp_backrest_last_${type}_backup_time_since_completion_seconds{stanza="${id}",ip="10.0.0.1"}`
      return good.length === 0
        ? []
        : [
            [series('incr'), at - good.at(-1)!.to],
            [series('full'), at - good[0]!.to],
          ]
    },
    ...{ tells: 'completion', by: 'time', none: null, looksEvery: 600, deletion: 'all' },
  },
  xtrabackup: {
    match: (id) => ({ instance: id }),
    // A Pushgateway that does not keep pushes over its restart.
    shows: (view) => [
      ...newest('xtrabackup_last_success_timestamp_seconds{instance="ID",job="xtrabackup"}', 'to')(view),
      ...(view.ended.length === 0
        ? []
        : ([[`push_time_seconds{instance="${view.id}",job="xtrabackup"}`, view.ended.at(-1)!.to]] as const)),
    ],
    ...{ tells: 'completion', by: 'time', none: null, deletion: 'unseen', forgets: true },
  },
  dbbackup: {
    match: (id) => ({ database: id }),
    // Full and incremental ones by turns.
    shows: ({ id, good }) =>
      (['full', 'incremental'] as const).flatMap((type, odd) => {
        const last = good.filter((_, index) => index % 2 === odd).at(-1)
        const labels = `{server="db1",database="${id}",engine="postgres",backup_type="${type}"}`
        return last === undefined ? [] : [[`dbbackup_last_success_timestamp${labels}`, last.to] as const]
      }),
    ...{ tells: 'completion', by: 'time', none: null, deletion: 'newest' },
  },
  redis: {
    match: (id) => ({ instance: id }),
    shows: ({ id, good, ended, since }) => [
      [`redis_rdb_last_save_timestamp_seconds{instance="${id}"}`, good.at(-1)?.to ?? since],
      [`redis_rdb_last_bgsave_status{instance="${id}"}`, (ended.at(-1)?.outcome ?? 'ok') === 'ok' ? 1 : 0],
      [`redis_rdb_last_bgsave_duration_sec{instance="${id}"}`, good.length === 0 ? -1 : RUN_SECONDS],
    ],
    ...{ tells: 'completion', by: 'time', none: null, deletion: 'unseen', forgets: true },
    ...{ startCounts: true, silentAfter: ['failed', 'torn'] },
  },
  pbm: {
    match: (id) => ({ replica_set: id }),
    shows: ({ id, ended }) =>
      ended.map(({ to, outcome }) => {
        const status = outcome === 'ok' ? 'done' : 'error'
        const labels = `{replica_set="${id}",name="b-${to}",type="logical",status="${status}"}`
        return [`mongodb_pbm_backup_last_transition_ts${labels}`, to]
      }),
    ...{ tells: 'completion', by: 'time', none: null, perBackup: true, deletion: 'all' },
  },
  elasticsearch_slm: {
    match: (id) => ({ repository: id }),
    shows: newest('elasticsearch_snapshot_stats_latest_snapshot_timestamp_seconds{repository="ID"}', 'from', 0),
    ...{ tells: 'start', by: 'time', none: 0, deletion: 'all' },
  },
}
