import type { AlertingRule, RecordingRule, RuleGroup } from '../../src/promql/rule.js'
import { formatDuration } from '../../src/shared/duration.js'

/** An SLO of Pyrra as its rules see it. */
export interface PyrraSlo {
  readonly name: string
  readonly target: number
  readonly days: number
  /** Of a range such as `[5m]`: the share of events that failed. */
  readonly errors: (range: string) => string
}

/** Pyrra's four alerts for a window of 28 days: short and long window and `for`, in minutes, and what the target's remainder is multiplied by. */
const ALERTS = [
  { severity: 'critical', short: 5, long: 60, pending: 2, factor: 14 },
  { severity: 'critical', short: 30, long: 360, pending: 15, factor: 7 },
  { severity: 'warning', short: 120, long: 1440, pending: 60, factor: 2 },
  { severity: 'warning', short: 360, long: 5760, pending: 180, factor: 1 },
] as const

/** Matchers of Pyrra's pages. */
export const PYRRA_PAGE = 'alertname="ErrorBudgetBurn",severity="critical"'

/** The alerts that page. */
export const PYRRA_PAGES = ALERTS.filter(({ severity }) => severity === 'critical')

/** The rules by which Pyrra alerts, as its documentation describes them: the factors stay, everything else grows with the window, in whole minutes. */
export function pyrraRules(
  { name, target, days, errors }: PyrraSlo,
  pyrraAlerts: readonly (typeof ALERTS)[number][] = ALERTS,
): RuleGroup {
  const scaled = (minutes: number) => formatDuration(Math.round((minutes * days) / 28) * 60)
  const windows = [...new Set(pyrraAlerts.flatMap(({ short, long }) => [scaled(short), scaled(long)]))]
  const labels = { slo: name }
  const record = (window: string) => `${name.replaceAll('-', '_')}:burnrate${window}`
  const recordings = windows.map((window): RecordingRule => ({
    record: record(window),
    expr: errors(`[${window}]`),
    labels,
  }))
  const alerts = pyrraAlerts.map(({ severity, short, long, pending, factor }): AlertingRule => {
    const above = (minutes: number) => `${record(scaled(minutes))}{slo="${name}"} > (${factor} * (1-${target / 100}))`
    return {
      alert: 'ErrorBudgetBurn',
      expr: `${above(short)} and ${above(long)}`,
      for: scaled(pending),
      labels: { ...labels, severity, short: scaled(short), long: scaled(long) },
      annotations: {},
    }
  })
  return { name, interval: '30s', rules: [...recordings, ...alerts] }
}

/** Share of failures among counters. */
export function pyrraRatio(errors: string, total: string, by = ''): PyrraSlo['errors'] {
  return (range) => `sum by (${by}) (rate(${errors}${range})) / sum by (${by}) (rate(${total}${range}))`
}

/** Share of answers outside of a bucket. */
export function pyrraLatency(success: string, total: string): PyrraSlo['errors'] {
  const sum = (metric: string, range: string) => `sum(rate(${metric}${range}))`
  return (range) => `(${sum(total, range)} - ${sum(success, range)}) / ${sum(total, range)}`
}

/** Share of looks at a gauge of 0 and 1 that gave 0. */
export function pyrraGauge(metric: string, by: string): PyrraSlo['errors'] {
  const sum = (name: string, range: string) => `sum by (${by}) (${name}(${metric}${range}))`
  return (range) =>
    `(${sum('count_over_time', range)} - ${sum('sum_over_time', range)}) / ${sum('count_over_time', range)}`
}
