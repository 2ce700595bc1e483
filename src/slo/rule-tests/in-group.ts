import { sampleValue } from '../../promql/sample-value.js'
import type { Selector } from '../../promql/selector.js'
import type { FedSeries } from './fed-series.js'

/** Labels of one group, by name. */
export type GroupLabels = Readonly<Record<string, string>>

/**
 * Labels that put example series of an indicator into one group.
 *
 * @param other labels of a group that this one must differ from
 * @returns `null` when the series cannot be of one group, or no other value fits
 */
export function groupLabels(
  groupBy: readonly string[],
  { series, selectors }: Found,
  other: GroupLabels | null = null,
): GroupLabels | null {
  const labels = groupBy.map((label) => [label, labelOf(label, { series, selectors }, other)] as const)
  return labels.some(([, value]) => value === null) ? null : (Object.fromEntries(labels) as GroupLabels)
}

interface Found {
  readonly series: readonly FedSeries[]
  readonly selectors: readonly Selector[]
}

function labelOf(label: string, { series, selectors }: Found, other: GroupLabels | null): string | null {
  const given = new Set(series.map((one) => one.series.labels[label] ?? ''))
  if (given.size > 1) return null
  const own = [...given].join()
  return other === null && own !== '' ? own : valueFor(label, selectors, other?.[label] ?? '')
}

function valueFor(label: string, selectors: readonly Selector[], taken: string): string | null {
  const matchers = selectors.flatMap((selector) => selector.matchers.filter((matcher) => matcher.label === label))
  const others = ['', taken].map((value) => ({ label, operator: '!=' as const, value }))
  if (matchers.length === 0) return taken === 'a' ? 'b' : 'a'
  return sampleValue([...matchers, ...others])
}

/** The series with the labels of a group. */
export function inGroup(series: readonly FedSeries[], labels: GroupLabels): FedSeries[] {
  return series.map((one) => ({ ...one, series: { ...one.series, labels: { ...one.series.labels, ...labels } } }))
}
