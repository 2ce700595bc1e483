import { boundSpellings } from '../../promql/bound-spellings.js'
import type { Matcher } from '../../promql/selector.js'
import { escapeRe2 } from '../../promql/spell-numbers.js'

/**
 * Matches `le` however it was spelled: Prometheus 3 normalises it at scrape (`1.0`, `5e+06`), 2.x keeps what the client wrote.
 *
 * @param bound upper bound in the unit of the histogram, > 0
 */
export function bucketMatcher(bound: number): Matcher {
  const spellings = boundSpellings(bound)
  const [only, ...more] = spellings
  if (only !== undefined && more.length === 0) return { label: 'le', operator: '=', value: only }
  return { label: 'le', operator: '=~', value: spellings.map(escapeRe2).join('|') }
}
