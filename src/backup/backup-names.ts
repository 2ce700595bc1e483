/** Every metric, label and alert name of the backup rules. Nothing spells one inline; renaming one is a breaking change. */
export const BACKUP_SERIES = {
  lastSuccess: 'backup:last_success:timestamp_seconds',
  dataPoint: 'backup:data_point:timestamp_seconds',
  exposure: 'backup:exposure:seconds',
} as const

export const BACKUP_ALERTS = {
  stale: 'BackupStale',
  ageing: 'BackupAgeing',
  never: 'BackupNeverSucceeded',
  sourceDown: 'BackupSourceDown',
  late: 'BackupLate',
  lost: 'RecoveryPointLost',
  unusual: 'BackupUnusual',
} as const

export const BACKUP_LABELS = {
  service: 'service',
  dataset: 'dataset',
  environment: 'environment',
  severity: 'severity',
  measure: 'measure',
  alertname: 'alertname',
} as const
