import { addMatcher, renderSelector } from '../../promql/selector.js'
import type { Indicator, Slo } from '../slo.js'
import { selectorOf } from './counted-selectors.js'
import type { Measured } from './measured.js'

/** Indicators whose events stand in selectors: of these, some can be told from the others by their labels. */
type Divisible = Extract<Indicator, { kind: 'ratio' | 'latency' }>

export function isDivisible(indicator: Indicator): indicator is Divisible {
  return indicator.kind === 'ratio' || indicator.kind === 'latency'
}

/**
 * An SLO as it is measured over those of its series alone that have further labels. Groups do not matter: it is one number. Throws
 * `SelectorError` where a selector is none.
 *
 * @param labels none: all of its series
 */
export function sliceOf(
  { indicator, ...slo }: Slo & { readonly indicator: Divisible },
  labels: Readonly<Record<string, string>>,
): Measured {
  return { ...slo, groupBy: [], indicator: divided(indicator, labels) }
}

function divided(indicator: Divisible, labels: Readonly<Record<string, string>>): Divisible {
  const narrowed = (text: string) => {
    const matchers = Object.entries(labels).map(([label, value]) => ({ label, operator: '=' as const, value }))
    return renderSelector(matchers.reduce(addMatcher, selectorOf(text)))
  }
  if (indicator.kind === 'latency') return { ...indicator, histogram: narrowed(indicator.histogram) }
  const total = narrowed(indicator.total)
  return 'bad' in indicator
    ? { kind: 'ratio', total, bad: narrowed(indicator.bad) }
    : { kind: 'ratio', total, good: narrowed(indicator.good) }
}
