import type { ExpressionTest, RuleTest } from '../promql/rule.js'
import { driftAlerts, driftTests } from './drift-alerts.js'
import { SELF_ALERTS, SELF_METRICS } from './self-names.js'
import { asksAboutBreaches, asksForAnswers, holdsReports, type SelfConfigured } from './self-rules.js'

/** Unit tests of the rules that watch Plimsoll itself, in steps of 30 s. */
export function selfRuleTests(config: SelfConfigured): RuleTest[] {
  const { environment, reports, services } = config
  const common = `severity="ticket"${environment === null ? '' : `,environment="${environment}"`},service="plimsoll"`
  const firing: Firing = (alert, at, more) => {
    const which = `ALERTS{alertname="${alert}",alertstate="firing"`
    const labels = `${which},${common}${more ?? ''}}`
    return { expr: `${which}}`, eval_time: at, exp_samples: more === null ? [] : [{ labels, value: 1 }] }
  }
  const answers = asksForAnswers({ reports }) ? [unacknowledgedTest(firing)] : []
  const held = holdsReports({ reports }) ? [heldTest(firing)] : []
  const breaches = asksAboutBreaches({ services }) ? [breachTest(firing)] : []
  const drift = driftAlerts(config).length === 0 ? [] : driftTests(firing)
  return [
    ...[...daemonTests(firing), ...troubleTests(firing), ...mailTests(firing), ...answers, ...breaches, ...held],
    ...drift.map(({ name, series, checks }) => test(name, series, checks)),
  ]
}

/** @param more labels of the alert that fires besides the common ones; `null`: it does not fire */
type Firing = (alert: string, at: string, more: string | null) => ExpressionTest

function daemonTests(firing: Firing): RuleTest[] {
  return [
    test(
      'Plimsoll is missed five minutes after it stopped',
      [[SELF_METRICS.build, '', '1x10 stale']],
      [firing(SELF_ALERTS.down, '9m', null), firing(SELF_ALERTS.down, '16m30s', '')],
    ),
    test(
      'a ledger more than a quarter of an hour behind is reported',
      [[SELF_METRICS.ledgerLag, 'job="p"', '60x10 901x10']],
      [firing(SELF_ALERTS.ledgerLag, '10m', null), firing(SELF_ALERTS.ledgerLag, '16m30s', ',job="p"')],
    ),
    test(
      'a ledger that is ahead of the clock is reported, one that is half a minute ahead is not',
      [[SELF_METRICS.ledgerLag, 'job="p"', '-30x10 -10601x10']],
      [firing(SELF_ALERTS.ledgerLag, '10m', null), firing(SELF_ALERTS.ledgerLag, '16m30s', ',job="p"')],
    ),
    test(
      'a job that fails again and again is reported',
      [[SELF_METRICS.jobFailures, 'job="p",job_name="x"', '0x9 1+1x9']],
      [firing(SELF_ALERTS.jobFailing, '10m', null), firing(SELF_ALERTS.jobFailing, '19m', ',job="p",job_name="x"')],
    ),
    test(
      'a configuration that cannot be reloaded is reported',
      [[SELF_METRICS.reloadSuccessful, 'job="p"', '1x5 0x20']],
      [firing(SELF_ALERTS.reloadFailed, '8m', null), firing(SELF_ALERTS.reloadFailed, '13m', ',job="p"')],
    ),
    test(
      'a scrape job that renames the labels of our metrics is reported, one that honours them is not',
      [
        ['plimsoll_slo_coverage_ratio', 'job="good",service="checkout"', '1x20'],
        ['plimsoll_slo_coverage_ratio', 'job="p",service="plimsoll",exported_service="checkout"', '1x20'],
        ['checkout_requests_total', 'job="other",exported_service="checkout"', '1x20'],
      ],
      [firing(SELF_ALERTS.labelsRenamed, '4m', null), firing(SELF_ALERTS.labelsRenamed, '7m', ',job="p"')],
    ),
  ]
}

function troubleTests(firing: Firing): RuleTest[] {
  return [
    test(
      'a clock that was wrong is reported',
      [[SELF_METRICS.clockSetBack, 'job="p",what="ledger"', '_x5 1x9']],
      [firing(SELF_ALERTS.clockWrong, '4m', null), firing(SELF_ALERTS.clockWrong, '8m', ',job="p",what="ledger"')],
    ),
    test(
      'an alert that was set aside is reported',
      [[SELF_METRICS.alertsSetAside, 'job="p"', '_x5 1x9']],
      [firing(SELF_ALERTS.alertsSetAside, '4m', null), firing(SELF_ALERTS.alertsSetAside, '8m', ',job="p"')],
    ),
    test(
      'an audit log that was changed is reported at once, one that is as it was written is not',
      [[SELF_METRICS.auditIntact, 'job="p"', '1x5 0x9']],
      [firing(SELF_ALERTS.auditChanged, '4m', null), firing(SELF_ALERTS.auditChanged, '8m', ',job="p"')],
    ),
  ]
}

function mailTests(firing: Firing): RuleTest[] {
  return [
    test(
      'a first undelivered message is reported',
      [[SELF_METRICS.notifications, 'receiver="r",outcome="refused"', '_x9 1x9']],
      [
        firing(SELF_ALERTS.notificationFailing, '8m', null),
        firing(SELF_ALERTS.notificationFailing, '12m', ',receiver="r"'),
      ],
    ),
    test(
      'a message that waits for an hour is reported',
      [[SELF_METRICS.outboxPending, 'job="p"', '0x5 2x80']],
      [firing(SELF_ALERTS.outboxStuck, '1h', null), firing(SELF_ALERTS.outboxStuck, '1h14m', ',job="p"')],
    ),
  ]
}

function breachTest(firing: Firing): RuleTest {
  return overdueTest('a breach', firing, {
    metric: SELF_METRICS.breachesOverdue,
    alert: SELF_ALERTS.breachUnacknowledged,
    series: ['service="shop",sla="late"', 'service="shop",sla="seen"'],
    labels: '',
  })
}

function unacknowledgedTest(firing: Firing): RuleTest {
  return overdueTest('a report', firing, {
    metric: SELF_METRICS.reportsOverdue,
    alert: SELF_ALERTS.reportUnacknowledged,
    series: ['report="late"', 'report="read"'],
    labels: ',report="late"',
  })
}

interface Overdue {
  readonly metric: string
  readonly alert: (typeof SELF_ALERTS)[keyof typeof SELF_ALERTS]
  /** Labels of one that is late for some minutes, and of one that never is. */
  readonly series: readonly [late: string, read: string]
  /** Of the alert that fires. */
  readonly labels: string
}

function overdueTest(what: string, firing: Firing, { metric, alert, series, labels }: Overdue): RuleTest {
  return test(
    `${what} that nobody acknowledges in time is told of until somebody does, and others are not`,
    [
      [metric, `job="p",${series[0]}`, '0x5 1x9 0x9'],
      [metric, `job="p",${series[1]}`, '0x30'],
    ],
    [firing(alert, '9m', null), firing(alert, '13m', labels), firing(alert, '18m', null)],
  )
}

function heldTest(firing: Firing): RuleTest {
  return test(
    'a report that has waited to be approved for a day is told of until it is, and one that has not is not',
    [
      [SELF_METRICS.reportHeldSince, 'job="p",report="late"', '0x1446 stale'],
      [SELF_METRICS.reportHeldSince, 'job="p",report="new"', '43200x1500'],
    ],
    [
      firing(SELF_ALERTS.reportHeld, '24h', null),
      firing(SELF_ALERTS.reportHeld, '24h6m', ',report="late"'),
      firing(SELF_ALERTS.reportHeld, '24h8m', null),
    ],
  )
}

type Series = readonly [metric: string, labels: string, values: string]

function test(name: string, series: readonly Series[], checks: readonly ExpressionTest[]): RuleTest {
  const watchdog: ExpressionTest = {
    expr: `count(ALERTS{alertname="${SELF_ALERTS.watchdog}",alertstate="firing"})`,
    eval_time: '1m',
    exp_samples: [{ labels: '{}', value: 1 }],
  }
  return {
    name,
    interval: '1m',
    input_series: series.map(([metric, labels, values]) => ({ series: `${metric}{${labels}}`, values })),
    promql_expr_test: [watchdog, ...checks],
  }
}
