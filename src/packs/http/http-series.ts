import { sampleSeries, type SampleSeries } from '../../promql/sample-series.js'
import { sampleValue } from '../../promql/sample-value.js'
import { addMatcher, type Matcher, parseSelector, type Selector } from '../../promql/selector.js'
import { equal } from '../select.js'
import type { HttpPack } from './http-schema.js'
import { withErrors } from './with-errors.js'

type Labels = Readonly<Record<string, string>>

/** The selectors of a pack, taken apart. */
export function httpSelectors({ requests, durations, code_label: code }: HttpPack) {
  const [counted, buckets] = [read(requests), read(durations)]
  return {
    requests: counted,
    errors: withErrors(counted, code),
    buckets,
    measured: addMatcher(buckets, equal('le', '+Inf')),
  }
}

function read(text: string): Selector {
  const selector = parseSelector(text)
  if (selector === null) throw new Error(`no selector: ${text}`)
  return selector
}

/** A series in tests that `selector` takes and `butNot` does not. Throws where there is none: the schema has seen to it. */
export function sampleOf(selector: Selector, butNot: Selector | null = null): SampleSeries {
  const series = sampleSeries([selector], butNot)
  if (series === null) throw new Error(`no series can be made up for ${selector.metric ?? 'a selector'}`)
  return series
}

/** Labels of two services in tests; the second is `null` where the selectors leave room for one only. */
export function services(
  by: readonly string[],
  ...selectors: readonly Selector[]
): readonly [bad: Labels, good: Labels | null] {
  const all = selectors.flatMap(({ matchers }) => matchers)
  const ofLabel = (name: string) => all.filter(({ label }) => label === name)
  const bad = Object.fromEntries(by.map((name) => [name, sampleValue([...ofLabel(name), NOT_EMPTY]) ?? '']))
  const other = by.flatMap((name) => {
    const value = sampleValue([...ofLabel(name), NOT_EMPTY], [equal(name, bad[name] ?? '')])
    return value === null ? [] : [{ ...bad, [name]: value }]
  })
  return [bad, other[0] ?? null]
}

const NOT_EMPTY: Matcher = { label: '', operator: '!=', value: '' }

/** Labels that `absent` gives: those that the selector fixes. */
export function fixedLabels({ matchers }: Selector): Labels {
  const alone = matchers.filter(({ label }) => matchers.filter((one) => one.label === label).length === 1)
  return Object.fromEntries(alone.flatMap(({ label, operator, value }) => (operator === '=' ? [[label, value]] : [])))
}
