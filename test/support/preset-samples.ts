/** Samples of a tool, a minute apart from 1970 on, and what is to be made of them after an hour. */
export interface PresetSample {
  readonly match: Readonly<Record<string, string>>
  /** Series with its values, as promtool reads them. */
  readonly series: readonly (readonly [series: string, values: string])[]
  /** When it was last backed up, in Unix seconds; `null`: never. */
  readonly lastSuccess: number | null
}

const always = (value: number) => `${value}x60`
/** Nothing at first, or 0 for never, then a time. */
const since = (minute: number, value: string, before = '_') => `${before}x${minute - 1} ${value}x60`

/** A time that stands in a metric as it is, beside one of something else that is newer. */
function plain(metric: string, match: Readonly<Record<string, string>>, time = 2400): PresetSample {
  const labels = (suffix: string) =>
    Object.entries(match)
      .map(([label, value]) => `${label}="${value}${suffix}"`)
      .join(',')
  const series = [
    [`${metric}{${labels('')}}`, always(time)],
    [`${metric}{${labels('-other')}}`, always(time + 600)],
  ] as const
  return { match, series, lastSuccess: time }
}

/** The same where a tool says 0 for never. */
function neverIsZero(metric: string, label: string, more = ''): readonly PresetSample[] {
  const series = (value: string) => [[`${metric}{${label}="orders"${more}}`, value]] as const
  return [
    { match: { [label]: 'orders' }, series: series(since(30, '1900', '0')), lastSuccess: 1900 },
    { match: { [label]: 'orders' }, series: series(always(0)), lastSuccess: null },
  ]
}

const orders = { stanza: 'orders' }
const AGE = 'pgbackrest_backup_since_last_completion_seconds{stanza="orders",backup_type="incr"}'
const WAL = 'pg_stat_archiver_last_archive_age{instance="db:9187"}'
const K10 = 'catalog_actions_count{policy="nightly",type="backup",status="complete"'
const K8UP = 'k8up_jobs_successful_counter{namespace="shop",jobType="backup"}'
const LONGHORN = 'longhorn_backup_state{volume="orders",backup='
const RESTIC = 'restic_backup_timestamp{client_hostname="db1",client_version='
const AWS = 'aws_backup_number_of_backup_jobs_completed_sum{dimension_BackupVaultName="main"}'

/** Of every preset at least one; the expected times are those at which the samples say that a backup was made. */
export const PRESET_SAMPLES: Readonly<Record<string, readonly PresetSample[]>> = {
  velero: [
    plain('velero_backup_last_successful_timestamp', { schedule: 'daily' }),
    { match: {}, series: [['velero_backup_last_successful_timestamp{schedule=""}', always(3000)]], lastSuccess: null },
  ],
  pgbackrest: [
    // Completed at 1200, not before 1140; the exporter looks every ten minutes, and its age stands still between.
    { match: orders, series: [[AGE, '9.223372036854776e+09x19 0x9 600x9 1200x9 1800x9']], lastSuccess: 1140 },
    { match: orders, series: [[AGE, '9.223372036854776e+09x60']], lastSuccess: null },
  ],
  postgres_wal: [
    { match: { instance: 'db:9187' }, series: [[WAL, '_x55 0+60x10']], lastSuccess: 3300 },
    { match: { instance: 'db:9187' }, series: [[WAL, Array(61).fill('NaN').join(' ')]], lastSuccess: null },
  ],
  walg: [
    {
      match: { instance: 'db:9351' },
      series: [
        ['walg_backup_start_timestamp{instance="db:9351",backup_name="base_1"}', always(600)],
        ['walg_backup_start_timestamp{instance="db:9351",backup_name="base_2"}', since(50, '2900')],
      ],
      lastSuccess: 2900,
    },
  ],
  walg_camptocamp: [
    {
      match: { instance: 'db:9351' },
      series: [
        ['walg_last_upload{instance="db:9351",type="basebackup"}', since(20, '1500', '0')],
        ['walg_last_upload{instance="db:9351",type="xlog"}', always(3500)],
      ],
      lastSuccess: 1500,
    },
  ],
  barman: [plain('barman_last_backup', { server: 'main' })],
  cnpg: neverIsZero('cnpg_collector_last_available_backup_timestamp', 'namespace'),
  cnpg_plugin: neverIsZero('barman_cloud_cloudnative_pg_io_last_available_backup_timestamp', 'namespace'),
  crunchy_pgmonitor: [
    {
      match: orders,
      series: [['ccp_backrest_last_incr_backup_time_since_completion_seconds{stanza="orders"}', '_x30 0+60x40']],
      lastSuccess: 1800,
    },
  ],
  xtrabackup: [plain('xtrabackup_last_success_timestamp_seconds', { instance: 'db1' })],
  dbbackup: [
    {
      match: { database: 'orders' },
      series: [
        ['dbbackup_last_success_timestamp{database="orders",backup_type="full"}', always(1000)],
        ['dbbackup_last_success_timestamp{database="orders",backup_type="incremental"}', always(2200)],
      ],
      lastSuccess: 2200,
    },
  ],
  redis: [1, 0].map((status) => ({
    match: { instance: 'cache' },
    series: [
      ['redis_rdb_last_save_timestamp_seconds{instance="cache"}', always(2300)],
      ['redis_rdb_last_bgsave_status{instance="cache"}', always(status)],
    ],
    lastSuccess: status === 1 ? 2300 : null,
  })),
  pbm: [
    {
      match: { replica_set: 'rs0' },
      series: [
        ['mongodb_pbm_backup_last_transition_ts{replica_set="rs0",name="a",status="done"}', always(2500)],
        ['mongodb_pbm_backup_last_transition_ts{replica_set="rs0",name="b",status="error"}', always(3300)],
      ],
      lastSuccess: 2500,
    },
  ],
  elasticsearch_slm: neverIsZero('elasticsearch_snapshot_stats_latest_snapshot_timestamp_seconds', 'repository'),
  restic: [
    {
      // An upgrade makes a second series; a sum would be 3000.
      match: { client_hostname: 'db1' },
      series: [
        [`${RESTIC}"0.14"}`, always(1000)],
        [`${RESTIC}"0.17"}`, since(40, '2000')],
      ],
      lastSuccess: 2000,
    },
  ],
  resticprofile: [
    {
      // The run of 1800 failed, and wrote its time all the same.
      match: { profile: 'orders' },
      series: [
        ['resticprofile_backup_time_seconds{profile="orders"}', '900x29 1800x40'],
        ['resticprofile_backup_status{profile="orders"}', '2x29 0x40'],
      ],
      lastSuccess: 900,
    },
    {
      // Another Pushgateway took over after the good run.
      match: { profile: 'orders' },
      series: [
        ['resticprofile_backup_time_seconds{profile="orders",pod="a"}', '900x25'],
        ['resticprofile_backup_status{profile="orders",pod="a"}', '2x25'],
        ['resticprofile_backup_time_seconds{profile="orders",pod="b"}', '_x26 1800x40'],
        ['resticprofile_backup_status{profile="orders",pod="b"}', '_x26 0x40'],
      ],
      lastSuccess: 900,
    },
  ],
  borgmatic: [
    {
      match: {},
      series: [
        ['borg_last_backup_timestamp{repository="/backup"}', always(2700)],
        ['borg_last_backup_timestamp{repo="/other"}', always(3100)],
      ],
      lastSuccess: 2700,
    },
  ],
  borg: [
    {
      match: {},
      series: [
        ['borg_last_backup_timestamp{repository="/backup"}', always(3100)],
        ['borg_last_backup_timestamp{repo="/other"}', always(2700)],
      ],
      lastSuccess: 2700,
    },
  ],
  pbs: [plain('pbs_snapshot_vm_last_timestamp', { vm_id: '100' })],
  pushgateway: [plain('orders_dump_last_success_timestamp_seconds', { job: 'orders-dump' })],
  textfile: [0, 1].map((error) => ({
    match: { instance: 'db1', dataset: 'orders' },
    series: [
      ['orders_dump_last_success_timestamp_seconds{instance="db1",dataset="orders"}', always(2950)],
      ['node_textfile_scrape_error{instance="db1"}', always(error)],
    ],
    lastSuccess: error === 0 ? 2950 : null,
  })),
  cronjob: [plain('kube_cronjob_status_last_successful_time', { namespace: 'shop', cronjob: 'orders-dump' })],
  longhorn: neverIsZero('longhorn_volume_last_backup_at', 'pvc', ',pvc_namespace="shop"'),
  longhorn_legacy: [
    {
      // Complete from 2460 on, seen at 2700: not before 2340.
      match: { volume: 'orders' },
      series: [
        [`${LONGHORN}"b1"}`, always(3)],
        [`${LONGHORN}"b2"}`, '_x20 2x20 3x30'],
      ],
      lastSuccess: 2340,
    },
    // The source was away for 20 minutes: what is there afterwards is not new.
    { match: { volume: 'orders' }, series: [[`${LONGHORN}"b1"}`, '3x20 _x20 3x30']], lastSuccess: null },
  ],
  k10: [
    {
      // One more at 2460; at 3000 one of them retires.
      match: { policy: 'nightly' },
      series: [
        [`${K10},liveness="live"}`, '5x40 6x8 5x20'],
        [`${K10},liveness="retired"}`, '0x49 1x20'],
      ],
      lastSuccess: 2340,
    },
    {
      // A pod that takes over tells of the same five.
      match: { policy: 'nightly' },
      series: [
        [`${K10},liveness="live",pod="a"}`, '5x40'],
        [`${K10},liveness="live",pod="b"}`, '_x38 5x30'],
      ],
      lastSuccess: null,
    },
  ],
  k8up: [{ match: { namespace: 'shop' }, series: [[K8UP, '1x40 2x30']], lastSuccess: 2340 }],
  aws_backup: [{ match: { dimension_BackupVaultName: 'main' }, series: [[AWS, '0x40 1x4 0x30']], lastSuccess: 1740 }],
}
