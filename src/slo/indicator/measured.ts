import { formatDuration } from '../../shared/duration.js'
import type { Indicator, Slo } from '../slo.js'
import { baseWindowSeconds, countedSeconds } from './base-window.js'

/** What decides about an SLO's queries. */
export type Measured = Pick<
  Slo,
  'service' | 'name' | 'environment' | 'indicator' | 'groupBy' | 'scrapeIntervalSeconds' | 'flavour'
>

/** An SLO whose indicator is of one kind. */
export type MeasuredAs<Kind extends Indicator['kind']> = Measured & {
  readonly indicator: Extract<Indicator, { kind: Kind }>
}

/** PromQL of one indicator: vectors by the labels of `group_by` and no others, in events per second. */
export interface IndicatorParts {
  readonly events: string
  /** Bad events; `events` is PromQL for all of them, to fill up with zeros. */
  readonly errors: (events: string) => string
}

/** An aggregation that keeps the labels of `group_by`. */
export function aggregated(operator: 'sum' | 'min' | 'max' | 'avg' | 'group', { groupBy }: Measured, vector: string) {
  return `${operator}${groupBy.length === 0 ? '' : ` by (${groupBy.join(', ')}) `}(${vector})`
}

/** Range of rates and increases: that of VictoriaMetrics holds what a counter rose by since the sample before it. */
export function rateSeconds({ scrapeIntervalSeconds, flavour }: Measured): number {
  return flavour === 'victoriametrics'
    ? countedSeconds(scrapeIntervalSeconds)
    : baseWindowSeconds(scrapeIntervalSeconds)
}

/** The same as PromQL. */
export function rateRange(slo: Measured): string {
  return formatDuration(rateSeconds(slo))
}

/**
 * Whether counters are read by what they rose by, not by `rate`: where two scrapes in a window are all that is known, `rate` would only add its
 * guess at the ends, and on VictoriaMetrics it holds the time since the sample before the window, which the next one holds again.
 */
export function isByDifference({
  scrapeIntervalSeconds,
  flavour,
}: Pick<Measured, 'scrapeIntervalSeconds' | 'flavour'>) {
  return scrapeIntervalSeconds >= 60 || flavour === 'victoriametrics'
}

/** Whole minutes that hold a sample of a gauge: a sample is an event of its own, so no scrape interval is added. */
export function sampleSeconds({ scrapeIntervalSeconds }: Measured): number {
  return countedSeconds(scrapeIntervalSeconds)
}

/** Bad events as the difference of all and good ones. The good side is filled: otherwise a total outage without any good series reads as no errors. */
export function lessGood(events: string, good: string): string {
  return `${events}\n- (${good} or 0 * ${events})`
}
