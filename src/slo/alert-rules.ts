import { type AlertingRule, asLiterals } from '../promql/rule.js'
import { formatDuration } from '../shared/duration.js'
import { formatNumber } from '../shared/format-number.js'
import { burnAnnotations, exhaustedAnnotations, missingAnnotations } from './alert-annotations.js'
import type { BurnTier } from './burn-tiers.js'
import { identityLabels, recordedSeries } from './identity.js'
import { errorRatio } from './recording-rules.js'
import { ALERTS, errorRatioSeries, LABELS, SERIES, SEVERITY } from './series-names.js'
import { SLO_METRICS } from './slo-metrics.js'
import type { Alerting, Slo } from './slo.js'
import { baseSeconds, readsWhatWasBefore, TILE_SECONDS, type Window } from './windows.js'

/** An SLO whose alerting is on. */
export type AlertingSlo = Slo & { readonly alerting: Alerting }

/** The alert of one tier: both windows burn too fast, and enough events failed. */
export function burnAlert(slo: AlertingSlo, tier: BurnTier): AlertingRule {
  const { long, short } = tier
  const { keepFiringForSeconds } = slo.alerting
  const threshold = formatNumber(tier.threshold)
  const conditions = [
    `${ratioOf(slo, long)} * ${coverage(slo, long)} > ${threshold}`,
    `${ratioOf(slo, short)} > ${threshold}`,
    ...(slo.alerting.minErrors > 1 ? [`${badEvents(slo, long)} >= ${slo.alerting.minErrors}`] : []),
  ]
  const labels = labelsOf(slo, {
    [LABELS.severity]: tier.severity,
    [LABELS.longWindow]: long.name,
    [LABELS.shortWindow]: short.name,
  })
  return {
    alert: ALERTS.burn,
    expr: conditions.join('\nand '),
    ...(keepFiringForSeconds === null ? {} : { keep_firing_for: formatDuration(keepFiringForSeconds) }),
    labels: asLiterals(labels),
    annotations: burnAnnotations(slo, tier, labels),
  }
}

/** The alert on a budget that is spent: of a rolling period as the rules record it, of a calendar period as the daemon counts it. */
export function exhaustedAlert(slo: AlertingSlo): AlertingRule {
  const labels = withoutAlertName(labelsOf(slo, { [LABELS.severity]: SEVERITY.ticket }))
  return {
    alert: ALERTS.exhausted,
    expr: `${budgetRemaining(slo)} <= 0`,
    labels: asLiterals(labels),
    annotations: exhaustedAnnotations(slo, labels),
  }
}

function budgetRemaining(slo: Slo): string {
  if (slo.calendar === null) return recordedSeries(SERIES.errorBudgetRemaining, slo)
  // Two replicas of the daemon, or the labels of its scrape, must not make two alerts.
  const by = [...Object.keys(identityLabels(slo)), ...slo.groupBy]
  return `max by (${by.join(', ')}) (${recordedSeries(SLO_METRICS.errorBudgetRemaining, slo)})`
}

/** The alert on an indicator that gave numbers and gives none now. `for` bridges a restart of Prometheus. */
export function missingAlert(slo: AlertingSlo): AlertingRule {
  const tiles = recordedSeries(SERIES.eventsTile, slo)
  // A week back, long enough for a holiday, in hourly looks: every tile of it would be a twelfth of what all rules of the SLO read.
  // Of one group a day: a region that is shut down for good must not be missed for a week.
  const back = slo.groupBy.length === 0 ? '7d' : '1d'
  const before = `(max_over_time(${tiles}[1h]) or max_over_time(${tiles}[${back}:1h]))`
  const labels = withoutAlertName(labelsOf(slo, { [LABELS.severity]: SEVERITY.ticket }))
  return {
    alert: ALERTS.missing,
    expr: `${before} unless ${recordedSeries(SERIES.eventsBase, slo)}`,
    for: '8m',
    labels: asLiterals(labels),
    annotations: missingAnnotations(slo, labels),
  }
}

/** The name that another tool's file gives its burn-rate alerts ("HighErrorRate") is that of no other alert. */
export function withoutAlertName(labels: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(labels).filter(([name]) => name !== LABELS.alertName))
}

function labelsOf(slo: AlertingSlo, own: Readonly<Record<string, string>>): Record<string, string> {
  const { labels, page, ticket } = slo.alerting
  const bySeverity = own[LABELS.severity] === SEVERITY.page ? page.labels : ticket.labels
  const ours = { ...identityLabels(slo), ...own }
  // Ours first, and nobody overrides them.
  return { ...ours, ...slo.labels, ...labels, ...bySeverity, ...ours }
}

/** Share of a window for which there are tiles: the unseen part counts as average traffic without errors. */
function coverage(slo: Slo, { name, seconds }: Window): string {
  return `clamp_max(count_over_time(${recordedSeries(SERIES.eventsTile, slo)}[${name}]) / ${seconds / TILE_SECONDS}, 1)`
}

/** As it is recorded, or computed where that would be an evaluation old. */
function ratioOf(slo: Slo, { name, source }: Window): string {
  if (!readsWhatWasBefore(slo)) return recordedSeries(errorRatioSeries(name), slo)
  return `(${errorRatio(slo, { source, range: name })})`
}

function badEvents(slo: Slo, window: Window): string {
  const { name, seconds, source } = window
  if (source === 'base') {
    return `${baseSeconds(slo)} * sum_over_time(${recordedSeries(SERIES.errorsBase, slo)}[${name}])`
  }
  const mean = `avg_over_time(${recordedSeries(SERIES.errorsTile, slo)}[${name}])`
  return `${seconds} * ${mean} * ${coverage(slo, window)}`
}
