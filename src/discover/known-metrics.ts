/** A label that says how a request ended. */
export interface OutcomeLabel {
  readonly label: string
  /** RE2 of values that make a series a count of outcomes. */
  readonly values: string
  /** RE2 of values that count against the service. */
  readonly bad: string
  readonly protocol: 'http' | 'grpc'
}

const HTTP_STATUS = '[1-5]([0-9]{2}|xx|XX)'
const http = (label: string): OutcomeLabel => ({ label, values: HTTP_STATUS, bad: '5..', protocol: 'http' })

/** gRPC codes that are the server's fault (grpc.io, "Status codes and their use in gRPC"); the others are answers to the client. */
const GRPC_BAD = 'Unknown|DeadlineExceeded|Unimplemented|Internal|Unavailable|DataLoss'

/** In which labels exporters and libraries write how a request ended. */
export const OUTCOME_LABELS: readonly OutcomeLabel[] = [
  ...[
    'code',
    'status',
    'status_code',
    'http_status_code', // OpenTelemetry before 1.23
    'http_response_status_code', // OpenTelemetry semantic conventions
    'response_code', // Istio
    'http_status',
    'statusCode',
  ].map(http),
  { label: 'grpc_code', values: '[A-Z][A-Za-z]+', bad: GRPC_BAD, protocol: 'grpc' }, // go-grpc-prometheus
]

/** Metrics of monitoring itself, and of what a service asks of others: no promise of a service. */
export const NOT_A_SERVICE =
  '^(promhttp|prometheus|alertmanager|plimsoll|scrape|net_conntrack|rest_client|go|process|nodejs)_|client'

/** Counters of outcomes that need no label: `<stem>_requests_total` beside `<stem>_succeeded_total` and the like. */
export const OUTCOME_SUFFIXES = {
  total: ['requests', 'calls', 'jobs', 'attempts'],
  bad: ['errors', 'failed', 'failures'],
  good: ['succeeded', 'success', 'successes'],
} as const

/** RE2 of histograms of how long requests take, without `_bucket`; the last part is the unit. */
export const DURATION_HISTOGRAM =
  '.*(request|requests|response|server|handling|http|grpc|rpc).*_(seconds|milliseconds|ms)'

/** How an exporter tells when a backup last succeeded. */
export interface BackupMetric {
  readonly tool: string
  readonly metric: string
  /** What the value is: Unix seconds of the last success, or seconds since then. */
  readonly kind: 'timestamp' | 'age'
  /** Labels that name what is backed up, the first that is set counts. */
  readonly dataset: readonly string[]
  /** Where the exporter documents it. */
  readonly source: string
}

const github = (repository: string) => `https://github.com/${repository}`

/** Exporters whose metric advances with successful backups only. */
export const BACKUP_METRICS: readonly BackupMetric[] = [
  {
    tool: 'a script',
    metric: 'backup_last_success_timestamp_seconds',
    kind: 'timestamp',
    dataset: ['dataset', 'name', 'database', 'backup'],
    source: 'https://prometheus.io/docs/practices/instrumentation/#batch-jobs',
  },
  {
    tool: 'Velero',
    metric: 'velero_backup_last_successful_timestamp',
    kind: 'timestamp',
    dataset: ['schedule'],
    source: github('vmware-tanzu/velero'),
  },
  {
    tool: 'pgBackRest',
    metric: 'pgbackrest_backup_since_last_completion_seconds',
    kind: 'age',
    dataset: ['stanza'],
    source: github('woblerr/pgbackrest_exporter'),
  },
  {
    tool: 'CloudNativePG',
    metric: 'cnpg_collector_last_available_backup_timestamp',
    kind: 'timestamp',
    dataset: ['cluster', 'cnpg_io_cluster', 'job'],
    source: github('cloudnative-pg/cloudnative-pg'),
  },
  {
    tool: 'CloudNativePG with the Barman plugin',
    metric: 'barman_cloud_cloudnative_pg_io_last_available_backup_timestamp',
    kind: 'timestamp',
    dataset: ['cluster', 'cnpg_io_cluster', 'job'],
    source: github('cloudnative-pg/plugin-barman-cloud'),
  },
  {
    tool: 'restic',
    metric: 'restic_backup_timestamp',
    kind: 'timestamp',
    dataset: ['snapshot_tag', 'client_hostname'],
    source: github('ngosang/restic-exporter'),
  },
  {
    tool: 'Borg',
    metric: 'borg_last_backup_timestamp',
    kind: 'timestamp',
    dataset: ['repository', 'repo'],
    source: github('maxim-mityutko/borgmatic-exporter'),
  },
]
