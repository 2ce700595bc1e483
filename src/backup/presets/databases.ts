import { has, is, SCRAPE_SECONDS, timeOfAge, type BackupPreset, type SelectOf } from './preset.js'

const github = (repository: string) => `https://github.com/${repository}`

/** Its age stands still between two collections, ten minutes by default: the least of them is right, to a scrape after a collection. */
function pgbackrestTime(select: SelectOf, type: string): string {
  const age = select('pgbackrest_backup_since_last_completion_seconds', is('backup_type', type))
  return `min_over_time((${timeOfAge(age)})[11m:1m]) - ${SCRAPE_SECONDS} and ${age}`
}

/** Backups of databases. */
export const databases = {
  pgbackrest: {
    tool: 'pgBackRest (pgbackrest_exporter)',
    source: github('woblerr/pgbackrest_exporter'),
    semantics: 'completion',
    identity: ['stanza'],
    lastSuccess: (select) => pgbackrestTime(select, 'incr'),
    ofType: pgbackrestTime,
    // The value is how the repository is, 0 for well: what says whether it is encrypted is the label alone.
    encrypted: (select) => {
      const [all, plain] = [
        select('pgbackrest_repo_status', has('cipher')),
        select('pgbackrest_repo_status', is('cipher', 'none')),
      ]
      return `min((${all} >= bool 0) unless ${plain} or (${plain} < bool 0))`
    },
    size: (select) => select('pgbackrest_backup_last_size_bytes', is('backup_type', 'incr')),
    points: (select) => `count(count by (backup_name) (${select('pgbackrest_backup_info')}))`,
    trap: 'The exporter looks every 10 minutes, so that a backup is seen up to 11 minutes late; 9.2e9 s are its word for never. Full and differential backups count as well.',
  },
  postgres_wal: {
    tool: 'WAL archiving of PostgreSQL (postgres_exporter)',
    source: github('prometheus-community/postgres_exporter'),
    semantics: 'continuous',
    identity: ['instance'],
    lastSuccess: (select) => timeOfAge(select('pg_stat_archiver_last_archive_age')),
    trap: 'A database that nobody writes to looks old without `archive_timeout`; NaN means that nothing was ever archived.',
  },
  walg: {
    tool: 'WAL-G (its own exporter)',
    source: github('wal-g/wal-g'),
    semantics: 'start',
    identity: ['instance'],
    lastSuccess: (select) => select('walg_backup_start_timestamp'),
    ofType: (select, type) =>
      `${select('walg_backup_start_timestamp')} and on (instance, backup_name) ${select('walg_backup_info', is('backup_type', type))}`,
    oldest: (select) => select('walg_backup_start_timestamp'),
    points: (select) => `count(${select('walg_backup_start_timestamp')})`,
    trap: null,
  },
  walg_camptocamp: {
    tool: 'WAL-G (exporter of camptocamp)',
    source: github('camptocamp/wal-g-prometheus-exporter'),
    semantics: 'start',
    identity: ['instance'],
    lastSuccess: (select) => select('walg_last_upload', is('type', 'basebackup')),
    oldest: (select) => select('walg_oldest_basebackup'),
    trap: '0 means that there is none.',
  },
  barman: {
    tool: 'Barman (prometheus-barman-exporter)',
    source: github('ahes/prometheus-barman-exporter'),
    semantics: 'start',
    identity: ['server'],
    lastSuccess: (select) => select('barman_last_backup'),
    oldest: (select) => select('barman_first_backup'),
    duration: (select) => select('barman_last_backup_copy_time'),
    points: (select) => `${select('barman_backups_total')} - ${select('barman_backups_failed')}`,
    trap: 'The time is read from the name of the backup, in the zone of the host: run exporter and Barman in one zone. It looks once an hour.',
  },
  cnpg: {
    tool: 'CloudNativePG',
    source: github('cloudnative-pg/cloudnative-pg'),
    semantics: 'completion',
    identity: ['namespace'],
    lastSuccess: (select) => select('cnpg_collector_last_available_backup_timestamp'),
    oldest: (select) => select('cnpg_collector_first_recoverability_point'),
    trap: 'Deprecated since 1.26: with the Barman plugin take `cnpg_plugin`. 0 means never.',
  },
  cnpg_plugin: {
    tool: 'CloudNativePG with the Barman plugin',
    source: github('cloudnative-pg/plugin-barman-cloud'),
    semantics: 'completion',
    identity: ['namespace'],
    lastSuccess: (select) => select('barman_cloud_cloudnative_pg_io_last_available_backup_timestamp'),
    oldest: (select) => select('barman_cloud_cloudnative_pg_io_first_recoverability_point'),
    trap: '0 means never.',
  },
  crunchy_pgmonitor: {
    tool: 'pgMonitor of Crunchy Data',
    source: github('CrunchyData/pgmonitor'),
    semantics: 'completion',
    identity: ['stanza'],
    lastSuccess: (select) => timeOfAge(select('ccp_backrest_last_incr_backup_time_since_completion_seconds')),
    ofType: (select, type) => timeOfAge(select(`ccp_backrest_last_${type}_backup_time_since_completion_seconds`)),
    trap: 'Newer versions write `pgm_` before the names: give `last_success` there.',
  },
  xtrabackup: {
    tool: 'Percona XtraBackup, by Pushgateway',
    source: github('r0bj/docker-xtrabackup'),
    semantics: 'completion',
    identity: ['instance'],
    lastSuccess: (select) => select('xtrabackup_last_success_timestamp_seconds'),
    duration: (select) => select('xtrabackup_duration_seconds'),
    trap: 'It has no exporter of its own: this is the name that images of others push. Scrape the Pushgateway with `honor_labels`.',
  },
  dbbackup: {
    tool: 'dbbackup (PostgreSQL, MySQL)',
    source: github('PlusOne/dbbackup'),
    semantics: 'completion',
    identity: ['database'],
    lastSuccess: (select) => select('dbbackup_last_success_timestamp'),
    ofType: (select, type) => select('dbbackup_last_success_timestamp', is('backup_type', type)),
    // Of several types the largest, which is a full one: the others come and go beside it.
    size: (select) => select('dbbackup_last_backup_size_bytes'),
    duration: (select) => select('dbbackup_last_backup_duration_seconds'),
    trap: null,
  },
  redis: {
    tool: 'RDB files of Redis (redis_exporter)',
    source: github('oliver006/redis_exporter'),
    semantics: 'completion',
    identity: ['instance'],
    lastSuccess: (select) =>
      `${select('redis_rdb_last_save_timestamp_seconds')} and on (instance) ${select('redis_rdb_last_bgsave_status')} == 1`,
    duration: (select) => select('redis_rdb_last_bgsave_duration_sec'),
    trap: 'After a restart the time is that of the start, and the file lies on the same host.',
  },
  pbm: {
    tool: 'Percona Backup for MongoDB (mongodb_exporter)',
    source: github('percona/mongodb_exporter'),
    semantics: 'completion',
    identity: ['replica_set'],
    lastSuccess: (select) => select('mongodb_pbm_backup_last_transition_ts', is('status', 'done')),
    trap: null,
  },
  elasticsearch_slm: {
    tool: 'Snapshots of Elasticsearch (elasticsearch_exporter)',
    source: github('prometheus-community/elasticsearch_exporter'),
    semantics: 'start',
    identity: ['repository'],
    lastSuccess: (select) => select('elasticsearch_snapshot_stats_latest_snapshot_timestamp_seconds'),
    trap: 'Its collector is off by default, and snapshots that are PARTIAL count as well.',
  },
} as const satisfies Readonly<Record<string, BackupPreset>>
