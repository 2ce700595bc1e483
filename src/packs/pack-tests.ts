import { renderLabels } from '../promql/render-series.js'
import type { AlertingRule, AlertTest, InputSeries, RuleTest } from '../promql/rule.js'
import { formatDuration } from '../shared/duration.js'
import { formatNumber } from '../shared/format-number.js'
import { activeAlerts, HOST_LABEL, PACK_LABEL, packRule } from './pack-rules.js'
import type { Pack, PackAlert } from './pack.js'
import { expandTemplate } from './template-text.js'

/** A test and its step of evaluation in minutes. */
export interface PackTest {
  readonly step: 1 | 5
  readonly test: RuleTest
}

/**
 * Unit tests of a pack: each alert fires at the minute it must, with its labels and texts, for the series that breaks the threshold and for no
 * other, and ends; and when everything falls silent, only those alerts fire that say so.
 */
export function packTests(pack: Pack, environment: string | null): readonly PackTest[] {
  const together = groupProofs(activeAlerts(pack))
  const tests = together.map((alerts) => ({ step: alerts[0].proof.step, test: alertsTest(pack, alerts, environment) }))
  return tests.length === 0 ? [] : [...tests, { step: 1, test: silenceTest(pack) }]
}

type Together = [PackAlert, ...PackAlert[]]

/** Alerts that read nothing of each other share a test: each test costs promtool a new database. */
function groupProofs(alerts: readonly PackAlert[]): readonly Together[] {
  const groups: Together[] = []
  for (const alert of alerts) {
    const metrics = metricsOf([alert])
    const fits = groups.find((group) => {
      return group[0].proof.step === alert.proof.step && ![...metricsOf(group)].some((metric) => metrics.has(metric))
    })
    if (fits === undefined) groups.push([alert])
    else fits.push(alert)
  }
  return groups
}

function metricsOf(alerts: readonly PackAlert[]): Set<string> {
  return new Set(alerts.flatMap(({ proof }) => proof.series.map(([series]) => series.replace(/\{.*/s, ''))))
}

function alertsTest(pack: Pack, alerts: Together, environment: string | null): RuleTest {
  return {
    name: `${alerts.map(({ alert }) => alert).join(', ')}: each fires when it must, and ends`,
    interval: minutesText(alerts[0].proof.step),
    input_series: alerts.flatMap(({ proof }) => proof.series.map(([series, { text }]) => ({ series, values: text }))),
    alert_rule_test: alerts.flatMap((own) => alertTests(pack, own, environment)),
  }
}

/** Quiet until the last step, firing for the one thing that breaks the threshold, quiet again. */
function alertTests(pack: Pack, own: PackAlert, environment: string | null): readonly AlertTest[] {
  const { alert, forMinutes, proof } = own
  const rule = packRule(pack, own, environment)
  const at = (minutes: number, exp_alerts: AlertTest['exp_alerts']): AlertTest => {
    return { eval_time: minutesText(minutes), alertname: alert, exp_alerts }
  }
  return [
    at(proof.from + forMinutes - proof.step, []),
    at(proof.by + forMinutes, [firing(rule, own)]),
    at(proof.until, []),
  ]
}

/** The alert as it must stand in Prometheus. */
function firing(rule: AlertingRule, { proof }: PackAlert): AlertTest['exp_alerts'][number] {
  const host = (proof.labels['instance'] ?? '').replace(/:[0-9]+$/, '')
  const { [HOST_LABEL]: onHost, ...fixed } = rule.labels
  const labels = { ...proof.labels, ...fixed, ...(onHost === undefined || host === '' ? {} : { [HOST_LABEL]: host }) }
  const annotations = Object.entries(rule.annotations).map(([key, text]) => {
    return [key, expandTemplate(text, { labels, value: proof.value })]
  })
  return { exp_labels: labels, exp_annotations: Object.fromEntries(annotations) as Record<string, string> }
}

/** All goes well, then all targets of the pack are gone. */
function silenceTest(pack: Pack): RuleTest {
  const all = new Map<string, string>()
  for (const [series, { first }] of activeAlerts(pack).flatMap(({ proof }) => proof.series)) {
    if (!series.startsWith('up{')) all.set(series, `${formatNumber(first)}x4 stale`)
  }
  for (const { labels } of pack.targets) all.set(renderLabels('up', labels), '1x4 0x60')
  const told = pack.targets.map(({ alert }) => alert).filter((alert) => pack.settings.severity[alert] !== 'off')
  const which = `ALERTS{${PACK_LABEL}="${pack.name}",alertstate="firing"}`
  return {
    name: `nothing of the pack ${pack.name} fires for want of data but what says so`,
    interval: '1m',
    input_series: [...all].map(([series, values]): InputSeries => ({ series, values })),
    promql_expr_test: [
      { expr: which, eval_time: '4m', exp_samples: [] },
      {
        expr: `count by (alertname) (${which})`,
        eval_time: '30m',
        exp_samples: told.map((alert) => ({ labels: renderLabels('', { alertname: alert }), value: 1 })),
      },
    ],
  }
}

function minutesText(minutes: number): string {
  return formatDuration(60 * minutes)
}
