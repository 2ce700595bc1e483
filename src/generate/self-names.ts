import { INCIDENT_COUNTERS } from '../incident/view/incident-metrics.js'
import type { SelfMetricName } from '../self/self-metrics.js'

/** Metrics of the daemon that the rules on Plimsoll itself read. */
export const SELF_METRICS = {
  build: 'plimsoll_build_info',
  ledgerLag: 'plimsoll_ledger_lag_seconds',
  jobFailures: 'plimsoll_job_failures_total',
  reportLastSent: 'plimsoll_report_last_sent_timestamp_seconds',
  notifications: 'plimsoll_notifications_total',
  outboxPending: 'plimsoll_outbox_pending',
  reloadSuccessful: 'plimsoll_config_last_reload_successful',
  clockSetBack: 'plimsoll_clock_set_back_total',
  alertsSetAside: INCIDENT_COUNTERS.setAside,
} as const satisfies Readonly<Record<string, SelfMetricName | typeof INCIDENT_COUNTERS.setAside>>

export const SELF_ALERTS = {
  down: 'PlimsollDown',
  ledgerLag: 'PlimsollLedgerLag',
  jobFailing: 'PlimsollJobFailing',
  reportFailed: 'PlimsollReportFailed',
  notificationFailing: 'PlimsollNotificationFailing',
  outboxStuck: 'PlimsollOutboxStuck',
  reloadFailed: 'PlimsollConfigReloadFailed',
  clockWrong: 'PlimsollClockWrong',
  alertsSetAside: 'PlimsollAlertsSetAside',
  rulesFailing: 'PlimsollRulesFailing',
  labelsRenamed: 'PlimsollLabelsRenamed',
  watchdog: 'Watchdog',
} as const

/** Name of the group, and of the files without suffix: no service can have it. */
export const SELF_NAME = '_plimsoll'
