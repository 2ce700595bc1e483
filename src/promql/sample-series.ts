import { matches, sampleValue } from './sample-value.js'
import { renderSelector, type Matcher, type Selector } from './selector.js'

/** The labels of one series; `metric` without braces. */
export interface SampleSeries {
  readonly metric: string
  readonly labels: Readonly<Record<string, string>>
}

/**
 * One series that every one of the selectors selects and, where `butNot` is given, that one does not.
 *
 * @returns `null` when their metrics differ or no value can be found for a label
 */
export function sampleSeries(selectors: readonly Selector[], butNot: Selector | null = null): SampleSeries | null {
  const metric = commonMetric(selectors)
  if (metric === null) return null
  const all = selectors.flatMap(({ matchers }) => matchers)
  const excluded = butNot?.matchers ?? []
  // Any one label may tell the two apart; the first for which a value is found does.
  const candidates = butNot === null ? [null] : namesOf(excluded)
  for (const telling of candidates) {
    const labels = sampleLabels({ all, excluded, telling })
    if (labels !== null) return { metric, labels }
  }
  return null
}

/** Whether a selector selects a series. */
export function selects({ metric, matchers }: Selector, series: SampleSeries): boolean {
  return metric === series.metric && matchers.every((matcher) => matches(matcher, series.labels[matcher.label] ?? ''))
}

/** The series as promtool's notation names it. */
export function renderSeries({ metric, labels }: SampleSeries): string {
  const matchers = Object.entries(labels).map(([label, value]) => ({ label, operator: '=' as const, value }))
  return renderSelector({ metric, matchers })
}

interface Wanted {
  readonly all: readonly Matcher[]
  readonly excluded: readonly Matcher[]
  readonly telling: string | null
}

function commonMetric(selectors: readonly Selector[]): string | null {
  const [metric = null, ...others] = new Set(selectors.map((selector) => selector.metric))
  return others.length === 0 ? metric : null
}

function namesOf(matchers: readonly Matcher[]): string[] {
  return [...new Set(matchers.map(({ label }) => label))]
}

function sampleLabels(wanted: Wanted): Record<string, string> | null {
  const labels: Record<string, string> = {}
  for (const label of namesOf([...wanted.all, ...wanted.excluded])) {
    const value = valueFor(label, wanted)
    if (value === null) return null
    if (value !== '') labels[label] = value
  }
  return labels
}

function valueFor(label: string, { all, excluded, telling }: Wanted): string | null {
  const on = (matchers: readonly Matcher[]): Matcher[] => matchers.filter((matcher) => matcher.label === label)
  if (label === telling) return sampleValue(on(all), on(excluded))
  return sampleValue([...on(all), ...on(excluded)]) ?? sampleValue(on(all))
}
