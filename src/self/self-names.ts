import { AUDIT_METRICS } from '../audit/audit-metrics.js'
import { BREACH_METRICS } from '../breach/breach-metrics.js'
import { DRIFT_METRICS } from '../drift/drift-metrics.js'
import { INCIDENT_COUNTERS } from '../incident/view/incident-metrics.js'
import { LEDGER_METRICS } from '../ledger/ledger-metrics.js'
import { NOTIFY_METRICS } from '../notify/notify-metrics.js'
import { REPORT_METRICS } from '../report/report-metrics.js'
import { self } from './self-metrics.js'

/** Metrics of the daemon that the rules on Plimsoll itself read. */
export const SELF_METRICS = {
  build: self('plimsoll_build_info'),
  ledgerLag: LEDGER_METRICS.lag,
  jobFailures: self('plimsoll_job_failures_total'),
  reportLastSent: REPORT_METRICS.lastSent,
  reportsOverdue: REPORT_METRICS.overdue,
  reportHeldSince: REPORT_METRICS.heldSince,
  breachesOverdue: BREACH_METRICS.overdue,
  notifications: NOTIFY_METRICS.attempts,
  outboxPending: NOTIFY_METRICS.pending,
  reloadSuccessful: self('plimsoll_config_last_reload_successful'),
  clockSetBack: self('plimsoll_clock_set_back_total'),
  refused: self('plimsoll_http_refused_total'),
  alertsSetAside: INCIDENT_COUNTERS.setAside,
  auditIntact: AUDIT_METRICS.intact,
  driftItems: DRIFT_METRICS.items,
  driftKnown: DRIFT_METRICS.known,
} as const

export const SELF_ALERTS = {
  down: 'PlimsollDown',
  ledgerLag: 'PlimsollLedgerLag',
  jobFailing: 'PlimsollJobFailing',
  reportFailed: 'PlimsollReportFailed',
  reportUnacknowledged: 'PlimsollReportUnacknowledged',
  reportHeld: 'PlimsollReportHeld',
  breachUnacknowledged: 'PlimsollBreachUnacknowledged',
  notificationFailing: 'PlimsollNotificationFailing',
  outboxStuck: 'PlimsollOutboxStuck',
  reloadFailed: 'PlimsollConfigReloadFailed',
  clockWrong: 'PlimsollClockWrong',
  alertsSetAside: 'PlimsollAlertsSetAside',
  auditChanged: 'PlimsollAuditLogChanged',
  rulesFailing: 'PlimsollRulesFailing',
  labelsRenamed: 'PlimsollLabelsRenamed',
  drifted: 'PlimsollDrift',
  driftUnknown: 'PlimsollDriftUnknown',
  watchdog: 'Watchdog',
} as const

/** Name of the group, and of the files without suffix: no service can have it. */
export const SELF_NAME = '_plimsoll'
