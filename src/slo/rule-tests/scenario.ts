import type { InputSeries } from '../../promql/rule-test.js'
import { renderLabels } from '../../promql/render-series.js'
import { formatNumber } from '../../shared/format-number.js'
import type { BurnTier } from '../burn-tiers.js'
import { identityLabels } from '../identity.js'
import { ALERTS, LABELS } from '../series-names.js'
import type { Slo } from '../slo.js'
import type { Counting } from './counted-series.js'
import { MINUTES_STEP_SECONDS } from './steps.js'

/** What one SLO contributes to a test: traffic, and what must be true at which time. */
export interface Scenario {
  /** A sentence; the same for every SLO, so that those that do not interfere share one test. */
  readonly name: string
  readonly input: readonly InputSeries[]
  readonly checks: readonly Check[]
}

/** What an expression must give, `at` seconds after the start. */
export interface Check {
  readonly at: number
  readonly expr: string
  readonly samples: readonly { readonly labels: string; readonly value: number }[]
}

/** What scenarios are computed from. */
export interface Subject extends Counting {
  readonly slo: Slo
  readonly tiers: readonly BurnTier[]
  /** Events per scrape: enough of them for any `min_errors`. */
  readonly traffic: number
}

/** Rounds up to a time at which rules are evaluated. */
export function stepAfter(seconds: number): number {
  return Math.ceil(seconds / MINUTES_STEP_SECONDS) * MINUTES_STEP_SECONDS
}

/** Rounds down to a time at which rules are evaluated. */
export function stepBefore(seconds: number): number {
  return Math.max(0, Math.floor(seconds / MINUTES_STEP_SECONDS) * MINUTES_STEP_SECONDS)
}

/** Rounds up to whole scrapes. */
export function scrapesOf(slo: Slo, seconds: number): number {
  return Math.ceil(seconds / slo.scrapeIntervalSeconds) * slo.scrapeIntervalSeconds
}

type Labels = Readonly<Record<string, string>>

interface Alerts {
  readonly among: Labels
  readonly expected: readonly Labels[]
}

/** Of the alerts `among` those of the SLO, exactly the expected ones fire, with exactly these labels. */
export function firing(slo: Slo, at: number, { among, expected }: Alerts): Check {
  const samples = expected.map((labels) => {
    return { labels: renderLabels('ALERTS', { ...labels, alertstate: 'firing' }), value: 1 }
  })
  return { at, expr: renderLabels('ALERTS', { alertstate: 'firing', ...identityLabels(slo), ...among }), samples }
}

interface Reading {
  readonly series: string
  readonly value: number
  /** Share of `value` by which it may differ; where 0 is expected, the difference itself. */
  readonly within: number
}

/** A recorded series of the SLO has a value, and exactly the identifying labels. */
export function reads(slo: Slo, at: number, { series, value, within }: Reading): Check {
  const recorded = renderLabels(series, identityLabels(slo))
  const tolerance = formatNumber(value === 0 ? within : Math.abs(value) * within)
  const difference = value < 0 ? `+ ${formatNumber(-value)}` : `- ${formatNumber(value)}`
  const expr = `abs(${recorded} ${difference}) <= bool ${tolerance}`
  return { at, expr, samples: [{ labels: renderLabels('', identityLabels(slo)), value: 1 }] }
}

/** A recorded series of the SLO has no value. */
export function isAbsent(slo: Slo, at: number, series: string): Check {
  return { at, expr: renderLabels(series, identityLabels(slo)), samples: [] }
}

/** Labels of a burn alert as they must arrive at Alertmanager. */
export function burnLabels(slo: Slo, { severity, long, short }: BurnTier): Labels {
  return {
    ...addedLabels(slo),
    alertname: ALERTS.burn,
    ...identityLabels(slo),
    [LABELS.severity]: severity,
    [LABELS.longWindow]: long.name,
    [LABELS.shortWindow]: short.name,
  }
}

/** Labels of the other alerts. */
export function ticketLabels(slo: Slo, alertname: string): Labels {
  return { ...addedLabels(slo), alertname, ...identityLabels(slo), [LABELS.severity]: 'ticket' }
}

/** Selects the alerts of one tier. */
export function ofTier({ severity, long }: BurnTier): Labels {
  return { alertname: ALERTS.burn, [LABELS.severity]: severity, [LABELS.longWindow]: long.name }
}

function addedLabels(slo: Slo): Labels {
  return { ...slo.serviceLabels, ...slo.alerting?.labels }
}
