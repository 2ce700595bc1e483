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

/** What a script names its time that exports it by itself, without Pushgateway or textfile collector. */
export const SCRIPT_METRIC = 'backup_last_success_timestamp_seconds'

/** Labels by which scripts name what they back up, the first that is set counts. */
export const NAMING_LABELS = ['dataset', 'name', 'database', 'backup'] as const

/** A name that speaks of a backup, among those of jobs of any kind. */
export const BACKUP_WORDS = /backup|bkp|dump|snapshot|restic|borg|velero|archive|mirror|replicat/i
