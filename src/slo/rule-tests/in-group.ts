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
  found: Found,
  other: GroupLabels | null = null,
): GroupLabels | null {
  const labels = groupBy.map((label) => {
    const taken = other === null ? null : (other[label] ?? '')
    return [label, valueOf(found.copied[label] ?? label, found, taken)] as const
  })
  return labels.some(([, value]) => value === null) ? null : (Object.fromEntries(labels) as GroupLabels)
}

interface Found {
  readonly series: readonly FedSeries[]
  readonly selectors: readonly Selector[]
  /** Of a label of the rules, the label of the series that it is copied from, where it has another name. */
  readonly copied: Readonly<Record<string, string>>
}

/** `taken`: the value that it must not have, `null`: any will do. */
function valueOf(label: string, { series, selectors }: Found, taken: string | null): string | null {
  const given = new Set(series.map((one) => one.series.labels[label] ?? ''))
  if (given.size > 1) return null
  const own = [...given].join()
  return taken === null && own !== '' ? own : valueFor(label, selectors, taken ?? '')
}

function valueFor(label: string, selectors: readonly Selector[], taken: string): string | null {
  const matchers = selectors.flatMap((selector) => selector.matchers.filter((matcher) => matcher.label === label))
  const others = ['', taken].map((value) => ({ label, operator: '!=' as const, value }))
  if (matchers.length === 0) return taken === 'a' ? 'b' : 'a'
  return sampleValue([...matchers, ...others])
}

/** The series with the labels of a group, under the names that series have. */
export function inGroup(series: readonly FedSeries[], labels: GroupLabels, copied: Found['copied']): FedSeries[] {
  const own = Object.fromEntries(Object.entries(labels).map(([label, value]) => [copied[label] ?? label, value]))
  return series.map((one) => ({ ...one, series: { ...one.series, labels: { ...one.series.labels, ...own } } }))
}
