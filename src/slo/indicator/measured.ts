import { formatDuration } from '../../shared/duration.js'
import type { Indicator, Slo } from '../slo.js'
import { baseWindowSeconds, countedSeconds } from './base-window.js'

/** What decides about an SLO's queries. */
export type Measured = Pick<Slo, 'service' | 'name' | 'environment' | 'indicator' | 'groupBy' | 'scrapeIntervalSeconds'>

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

/** Range of rates, as PromQL. */
export function rateRange({ scrapeIntervalSeconds }: Measured): string {
  return formatDuration(baseWindowSeconds(scrapeIntervalSeconds))
}

/** Whole minutes that hold a sample of a gauge: a sample is an event of its own, so no scrape interval is added. */
export function sampleSeconds({ scrapeIntervalSeconds }: Measured): number {
  return countedSeconds(scrapeIntervalSeconds)
}

/** Bad events as the difference of all and good ones. The good side is filled: otherwise a total outage without any good series reads as no errors. */
export function lessGood(events: string, good: string): string {
  return `${events}\n- (${good} or 0 * ${events})`
}
