import { SelectorError } from './selector-error.js'
import { renderSelector, type Matcher, type Selector } from './selector.js'

/** The selector with `suffix` after the name of its metric. Throws `SelectorError` when the name is not fixed. */
export function withMetricSuffix(selector: Selector, suffix: string): Selector {
  if (selector.metric === null) {
    throw new SelectorError(`expected a selector that names its metric, found ${renderSelector(selector)}`)
  }
  return { ...selector, metric: `${selector.metric}${suffix}` }
}

/** The selector with one more matcher, last. */
export function addMatcher(selector: Selector, matcher: Matcher): Selector {
  return { ...selector, matchers: [...selector.matchers, matcher] }
}
