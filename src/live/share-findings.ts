import { renderSelector, type Selector } from '../promql/selector.js'
import { tidyQuery } from '../promql/tidy-query.js'
import { formatNumber } from '../shared/format-number.js'
import { countedSelectors } from '../slo/indicator/counted-selectors.js'
import type { Indicator, Slo } from '../slo/slo.js'
import type { Finding } from './finding.js'
import type { LiveSource } from './live-source.js'
import { watchedQueries } from './watched-selectors.js'

/** Two counters are scraped at the same instant, but extrapolated each for itself. */
const TOLERANCE = 1.02

/** A part that is more than the whole: the two count different things. */
export async function shareFindings({ indicator }: Pick<Slo, 'indicator'>, source: LiveSource): Promise<Finding[]> {
  if (indicator.kind === 'error_ratio') return ratioBeyondOne(watchedQueries(indicator), source)
  const parts = partAndWhole(indicator)
  if (parts === null) return []
  const share = await source.largest(`sum(${parts.part}) / sum(${parts.whole})`)
  if (share === null || share <= TOLERANCE) return []
  return [
    {
      rule: 'live-share',
      message: `in the last hour its ${parts.name} events were ${rounded(share)} times all events`,
      hint: `\`${parts.name}\` and \`total\` count different things: do both carry the same matchers, and one unit?`,
    },
  ]
}

function partAndWhole(indicator: Indicator): { name: string; part: string; whole: string } | null {
  const name = 'bad' in indicator ? 'bad' : 'good'
  if (indicator.kind === 'ratio_query') {
    const [whole = '', part = ''] = watchedQueries(indicator).map(tidyQuery)
    return { name, part, whole }
  }
  if (indicator.kind !== 'ratio') return null
  const { total, bad = total, good = bad } = countedSelectors(indicator)
  return { name, part: hourly(good), whole: hourly(total) }
}

function hourly(selector: Selector): string {
  return `rate(${renderSelector(selector)}[1h])`
}

async function ratioBeyondOne([query = '']: readonly string[], source: LiveSource): Promise<Finding[]> {
  const largest = await source.largest(`max(${tidyQuery(query)})`)
  if (largest === null || largest <= 1) return []
  const message = `${tidyQuery(query)} gives ${rounded(largest)}, and what is above 1 counts as 1`
  return [{ rule: 'live-share', message, hint: 'an error ratio lies between 0 and 1: divide percent by 100' }]
}

function rounded(value: number): string {
  return formatNumber(Number(value.toPrecision(3)))
}
