import { dueSlots } from '../calendar/due-times.js'
import { GENERATED_GROUPS } from '../feature/group-names.js'
import type { ReportsPart, ReportSettings } from '../report/report-settings.js'
import type { Agreement } from '../sla/agreement.js'
import type { AlertingRule, RuleGroup } from '../promql/rule.js'
import { driftAlerts, type DriftWatched } from './drift-alerts.js'
import { renamedLabelsQuery } from './renamed-labels.js'
import { SELF_ALERTS, SELF_METRICS, SELF_NAME } from './self-names.js'

/** What the rules on Plimsoll itself read of the configuration. */
export interface SelfConfigured extends ReportsPart, DriftWatched {
  readonly environment: string | null
  readonly services: readonly {
    readonly slos: readonly { readonly groupBy: readonly string[] }[]
    readonly agreements: readonly Pick<Agreement, 'onBreach'>[]
  }[]
}

interface Parts {
  readonly alert: string
  readonly expr: string
  readonly for?: string
  readonly severity?: 'ticket' | 'none'
  readonly labels?: Readonly<Record<string, string>>
  readonly summary: string
  readonly description: string
}

/** Rules that watch Plimsoll itself and the rules that it generates. */
export function selfRules(config: SelfConfigured): RuleGroup {
  const parts = [
    ...daemonAlerts(),
    alertsSetAside(),
    auditChanged(),
    clockWrong(),
    ...config.reports.map(reportFailed),
    ...(asksForAnswers(config) ? [reportUnacknowledged()] : []),
    ...(asksAboutBreaches(config) ? [breachUnacknowledged()] : []),
    ...(holdsReports(config) ? [reportHeld()] : []),
    ...mailAlerts(),
    rulesFailing(),
    labelsRenamed(config),
    ...driftAlerts(config),
    watchdog(),
  ]
  return { name: SELF_NAME, interval: '1m', rules: parts.map((one) => toRule(one, config.environment)) }
}

function daemonAlerts(): Parts[] {
  return [
    {
      alert: SELF_ALERTS.down,
      expr: `absent(${SELF_METRICS.build})`,
      for: '5m',
      summary: 'Plimsoll does not run, or is not scraped',
      description:
        'SLO and backup alerts go on: Prometheus evaluates them. The ledger, agreements and reports stand still and catch up after a restart.',
    },
    {
      alert: SELF_ALERTS.ledgerLag,
      // Ahead of the clock is where a clock that was wrong has left it: nothing is read until that hour comes.
      expr: `${SELF_METRICS.ledgerLag} > 900 or ${SELF_METRICS.ledgerLag} < -120`,
      for: '5m',
      summary:
        'The ledger is {{ if lt $value 0.0 }}ahead of the clock{{ else }}{{ $value | humanizeDuration }} behind{{ end }}',
      description:
        'Plimsoll runs but does not get the numbers of the last minutes out of Prometheus. Its log says why; nothing is lost while Prometheus keeps them.',
    },
    {
      alert: SELF_ALERTS.jobFailing,
      expr: `increase(${SELF_METRICS.jobFailures}[1h]) >= 3`,
      summary: 'Plimsoll’s job {{ $labels.job_name }} fails again and again',
      description:
        'It failed {{ $value | humanize }} times within the last hour; each run is tried again. The log says why.',
    },
    {
      alert: SELF_ALERTS.reloadFailed,
      expr: `${SELF_METRICS.reloadSuccessful} == 0`,
      for: '5m',
      summary: 'Plimsoll goes on with an old configuration',
      description:
        'The last reload found mistakes, or changes that need a restart; after a restart it might not come up. plimsoll validate lists the mistakes.',
    },
  ]
}

function alertsSetAside(): Parts {
  return {
    alert: SELF_ALERTS.alertsSetAside,
    expr: grown(SELF_METRICS.alertsSetAside),
    summary: 'Plimsoll can make nothing of alerts that it was sent',
    description:
      '{{ $value | humanize }} within the last hour were set aside, with what came beside them kept. The log says why; the alerts are in the table alert_set_aside of the store.',
  }
}

function auditChanged(): Parts {
  return {
    alert: SELF_ALERTS.auditChanged,
    expr: `${SELF_METRICS.auditIntact} == 0`,
    summary: 'The audit log of Plimsoll is not as it was written',
    description:
      'Its daily verification found an entry that was changed, taken out or put in. plimsoll audit verify names the first one. It stays so until the store is put right.',
  }
}

function clockWrong(): Parts {
  return {
    alert: SELF_ALERTS.clockWrong,
    expr: grown(SELF_METRICS.clockSetBack),
    summary: 'The clock of the machine on which Plimsoll runs was wrong',
    description:
      'It ran ahead and was put right, so that Plimsoll had to set back its {{ $labels.what }}. Is its time kept by NTP? Instants noted meanwhile, such as acknowledgements, are as the clock had them.',
  }
}

/** A counter that was born with its first event has not increased yet. */
function grown(counter: string): string {
  return `increase(${counter}[1h]) > 0 or (${counter} unless ${counter} offset 1h) > 0`
}

function reportFailed(report: ReportSettings): Parts {
  const days = longestWaitDays(report)
  return {
    alert: SELF_ALERTS.reportFailed,
    expr: `time() - max(${SELF_METRICS.reportLastSent}{report="${report.name}"}) > ${days * 86_400}`,
    labels: { report: report.name },
    summary: `The report ${report.name} was not sent`,
    description: `It was last accepted by the mail server {{ $value | humanizeDuration }} ago and is due at least every ${days} days.`,
  }
}

/** Whether any report is to be acknowledged; without one there is no such metric. */
export function asksForAnswers({ reports }: Pick<ReportsPart, 'reports'>): boolean {
  return reports.some(({ acknowledge }) => acknowledge !== undefined)
}

/** Whether any breach of an agreement is to be acknowledged; without one there is no such metric. */
export function asksAboutBreaches({ services }: Pick<SelfConfigured, 'services'>): boolean {
  return services.some(({ agreements }) =>
    agreements.some(({ onBreach }) => onBreach.acknowledgeWithinSeconds !== null || onBreach.escalationPolicy !== null),
  )
}

function breachUnacknowledged(): Parts {
  return {
    alert: SELF_ALERTS.breachUnacknowledged,
    // The labels of each agreement would be overwritten by those of the alert: all together are one.
    expr: `sum(max by (service, sla) (${SELF_METRICS.breachesOverdue})) > 0`,
    for: '5m',
    summary: 'Nobody has acknowledged the breach of an agreement in time',
    description:
      '{{ $value | humanize }} wait for longer than acknowledge_within: plimsoll agreement breaches --open lists them. Whoever has seen one says so by the link in its message, or by plimsoll agreement acknowledge.',
  }
}

function reportUnacknowledged(): Parts {
  return {
    alert: SELF_ALERTS.reportUnacknowledged,
    expr: `max by (report) (${SELF_METRICS.reportsOverdue}) > 0`,
    for: '5m',
    summary: 'Nobody has acknowledged the report {{ $labels.report }} in time',
    description:
      '{{ $value | humanize }} of its periods wait for longer than its acknowledge_within. Whoever has read one says so by the link in its mail, or by plimsoll report acknowledge NUMBER; the first acknowledgement of each ends this alert.',
  }
}

/** Whether any report waits for an approval; without one there is no such metric. */
export function holdsReports({ reports }: Pick<ReportsPart, 'reports'>): boolean {
  return reports.some(({ approvers }) => approvers !== undefined)
}

function reportHeld(): Parts {
  return {
    alert: SELF_ALERTS.reportHeld,
    expr: `time() - min by (report) (${SELF_METRICS.reportHeldSince}) > 86400`,
    for: '5m',
    summary: 'The report {{ $labels.report }} waits to be approved',
    description:
      'It was issued {{ $value | humanizeDuration }} ago and is sent to nobody before somebody approves it: by the link in the message to its approvers, or by plimsoll report approve NUMBER. plimsoll report list shows which one it is.',
  }
}

/**
 * Longest time between two sendings, in whole days, with a day to spare for clocks that change. Reckoned over two fixed years, one of them with 366 days, so that
 * output does not change, and in UTC, which takes a quarter of the time.
 */
function longestWaitDays({ schedule }: ReportSettings): number {
  const range = { after: new Date('2024-01-01T00:00:00Z'), until: new Date('2026-01-02T00:00:00Z') }
  const slots = dueSlots({ cron: schedule, timezone: 'UTC' }, range, 100).map((slot) => slot.getTime())
  const gaps = slots.slice(1).map((slot, index) => slot - (slots[index] ?? slot))
  // A month is reported once, however often the schedule comes by.
  return Math.ceil(Math.max(31 * 86_400_000, ...gaps) / 86_400_000) + 1
}

function mailAlerts(): Parts[] {
  const lost = `${SELF_METRICS.notifications}{outcome=~"gave_up|refused"}`
  return [
    {
      alert: SELF_ALERTS.notificationFailing,
      // A counter that was born with its first failure has not increased yet.
      expr: `sum by (receiver) (increase(${lost}[1h]) > 0 or (${lost} unless ${lost} offset 1h)) > 0`,
      summary: 'Messages to {{ $labels.receiver }} are not delivered',
      description:
        'The mail server refused them, or Plimsoll gave up after trying for days. They will not be sent again by themselves.',
    },
    {
      alert: SELF_ALERTS.outboxStuck,
      expr: `min_over_time(${SELF_METRICS.outboxPending}[1h]) > 0`,
      for: '5m',
      summary: 'Messages have been waiting for delivery for more than an hour',
      description:
        '{{ $value | humanize }} or more messages wait; Plimsoll goes on trying. Is the mail server reachable?',
    },
  ]
}

function rulesFailing(): Parts {
  return {
    alert: SELF_ALERTS.rulesFailing,
    expr: `sum by (rule_group) (increase(prometheus_rule_evaluation_failures_total{rule_group=~"${GENERATED_GROUPS}"}[10m])) > 0`,
    summary: 'Prometheus fails to evaluate {{ $labels.rule_group }}',
    description: 'While a rule fails its series stand still: objectives are not measured and alerts cannot fire.',
  }
}

function labelsRenamed({ services }: SelfConfigured): Parts {
  return {
    alert: SELF_ALERTS.labelsRenamed,
    expr: `${renamedLabelsQuery(services.flatMap(({ slos }) => slos.flatMap(({ groupBy }) => groupBy)))} > 0`,
    for: '5m',
    summary: 'The labels of Plimsoll’s metrics arrive renamed',
    description:
      'Job {{ $labels.job }} puts labels of its own in their place, so that service is exported_service and dashboards and alerts on budgets find nothing. Set honor_labels: true on this scrape job, honorLabels: true in a ServiceMonitor or PodMonitor.',
  }
}

function watchdog(): Parts {
  return {
    alert: SELF_ALERTS.watchdog,
    expr: 'vector(1)',
    severity: 'none',
    summary: 'Alerting works',
    description: 'This alert always fires. Let something outside raise the alarm when it no longer arrives.',
  }
}

function toRule(
  { alert, expr, severity = 'ticket', labels, ...texts }: Parts,
  environment: string | null,
): AlertingRule {
  return {
    alert,
    expr,
    ...(texts.for === undefined ? {} : { for: texts.for }),
    labels: { service: 'plimsoll', ...(environment === null ? {} : { environment }), severity, ...labels },
    annotations: { summary: texts.summary, description: texts.description },
  }
}
