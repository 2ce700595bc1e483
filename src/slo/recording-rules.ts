import type { RecordingRule } from '../promql/rule.js'
import { formatDuration } from '../shared/duration.js'
import { formatNumber } from '../shared/format-number.js'
import { identityLabels, recordedSeries } from './identity.js'
import { isSigned, recordedQueries } from './indicator/indicator-queries.js'
import { errorRatioSeries, LABELS, SERIES } from './series-names.js'
import type { Slo } from './slo.js'
import { alertingKind, periodName } from './slo-words.js'
import { baseSeconds, TILE_SECONDS, windowsOf, type Window } from './windows.js'

// Labels are set on every rule, though most would carry them anyway: promtool's lint takes rules of two SLOs for duplicates otherwise.

/** Rates over the base window: the only rules that read raw data. */
export function baseRateRules(slo: Slo): RecordingRule[] {
  const { events, errors } = recordedQueries(slo)
  const labels = identityLabels(slo)
  return [
    { record: SERIES.eventsBase, expr: events, labels },
    { record: SERIES.errorsBase, expr: errors, labels },
  ]
}

/** Tiles: means over 4 minutes that do not overlap, with a fixed divisor, so that minutes without Prometheus weigh nothing. */
export function tileRules(slo: Slo): RecordingRule[] {
  const tile = (record: string, base: string): RecordingRule => {
    const range = formatDuration(TILE_SECONDS)
    const expr = `sum_over_time(${recordedSeries(base, slo)}[${range}]) / ${TILE_SECONDS / baseSeconds(slo)}`
    return { record, expr, labels: identityLabels(slo) }
  }
  return [tile(SERIES.eventsTile, SERIES.eventsBase), tile(SERIES.errorsTile, SERIES.errorsBase)]
}

/** Error ratios over the windows that sum the given recorded series. */
export function windowRules(slo: Slo, source: Window['source']): RecordingRule[] {
  const windows = windowsOf(slo).filter((window) => window.source === source)
  const labels = identityLabels(slo)
  return windows.map(({ name }) => {
    return { record: errorRatioSeries(name), expr: errorRatio(slo, { source, range: name }), labels }
  })
}

/**
 * The rolling period: error ratio, how much of it was seen, and what is left of the budget. A calendar period has none of these: PromQL
 * knows no calendar, so its budget comes from the daemon.
 */
export function periodRules(slo: Slo): RecordingRule[] {
  if (slo.calendar !== null) return []
  const range = formatDuration(slo.periodSeconds)
  const tiles = recordedSeries(SERIES.eventsTile, slo)
  const ratio = recordedSeries(SERIES.errorRatioPeriod, slo)
  const coverage = recordedSeries(SERIES.periodCoverage, slo)
  const hours = Math.floor(slo.periodSeconds / 3600)
  const labels = identityLabels(slo)
  const seen = `count_over_time(${tiles}[${range}:1h]) or count_over_time(${tiles}[1h]) / ${3600 / TILE_SECONDS}`
  return [
    { record: SERIES.errorRatioPeriod, expr: errorRatio(slo, { source: 'tile', range }), labels },
    { record: SERIES.periodCoverage, expr: `clamp_max((${seen}) / ${hours}, 1)`, labels },
    // Unseen time counts as average traffic without errors: else the budget would be spent by the first error after installation.
    {
      record: SERIES.errorBudgetRemaining,
      expr: `1 - ${ratio} * ${coverage} / ${formatNumber(1 - slo.objective)}`,
      labels,
    },
  ]
}

/** What was promised, for joins and dashboards: the objective as a number, everything descriptive as labels of `slo_info`. */
export function descriptionRules(slo: Slo): RecordingRule[] {
  const labels = identityLabels(slo)
  const description = {
    ...slo.labels,
    ...labels,
    [LABELS.objective]: formatNumber(slo.objective * 100),
    [LABELS.period]: periodName(slo),
    [LABELS.alerting]: alertingKind(slo),
  }
  return [
    { record: SERIES.target, expr: `vector(${formatNumber(slo.objective)})`, labels },
    { record: SERIES.info, expr: 'vector(1)', labels: description },
  ]
}

/** The error ratio of a window, of what is recorded of its parts. */
export function errorRatio(slo: Slo, { source, range }: { source: Window['source']; range: string }): string {
  const [events, errors] =
    source === 'base' ? [SERIES.eventsBase, SERIES.errorsBase] : [SERIES.eventsTile, SERIES.errorsTile]
  const bad = `sum_over_time(${recordedSeries(errors, slo)}[${range}])`
  // A difference of two counters is noise around zero: the sum of a window is clamped, never the single value.
  return `${isSigned(slo.indicator) ? `clamp_min(${bad}, 0)` : bad}\n/ (sum_over_time(${recordedSeries(events, slo)}[${range}]) > 0)`
}
