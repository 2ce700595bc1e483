import { renderLabels } from '../promql/render-series.js'
import { renderSelector, type Matcher } from '../promql/selector.js'
import type { FedSeries } from './pack.js'
import type { SeriesValues } from './series-values.js'

/** Selector of a metric of a scrape job. */
export function ofJob(job: string, metric: string, ...more: readonly Matcher[]): string {
  return renderSelector({ metric, matchers: [{ label: 'job', operator: '=', value: job }, ...more] })
}

/** Matchers by operator. */
export const equal = (label: string, value: string): Matcher => ({ label, operator: '=', value })
export const unequal = (label: string, value: string): Matcher => ({ label, operator: '!=', value })
export const like = (label: string, value: string): Matcher => ({ label, operator: '=~', value })
export const unlike = (label: string, value: string): Matcher => ({ label, operator: '!~', value })

/** A series for promtool. */
export function feed(metric: string, labels: Readonly<Record<string, string>>, values: SeriesValues): FedSeries {
  return [renderLabels(metric, labels), values]
}
