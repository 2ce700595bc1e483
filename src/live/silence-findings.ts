import { matches } from '../promql/sample-value.js'
import { renderSelector, type Matcher, type Selector } from '../promql/selector.js'
import { selectorsIn } from '../promql/selectors-in.js'
import { tidyQuery } from '../promql/tidy-query.js'
import { selectorOf } from '../slo/indicator/counted-selectors.js'
import type { Indicator } from '../slo/slo.js'
import { described, downTargets, listed } from './down-findings.js'
import type { Finding } from './finding.js'
import { histogramFindings } from './histogram-findings.js'
import type { LiveSource } from './live-source.js'
import { watchedQueries, watchedSelectors, type Watched } from './watched-selectors.js'

/** What an indicator selects and the server does not have, now or in the last day: it would measure nothing, without a word. */
export async function silenceFindings(indicator: Indicator, source: LiveSource): Promise<Finding[]> {
  const otherKind = await histogramFindings(indicator, source)
  if (otherKind.length > 0) return otherKind
  const watched = watchedSelectors(indicator)
  const silent = (await Promise.all(watched.map((one) => silence(one, { watched, source })))).flat()
  return silent.length > 0 ? silent : emptyQuery(indicator, source)
}

/** A query that gives nothing although its metrics are there: other labels, labels that do not meet, a comparison that never holds. */
async function emptyQuery(indicator: Indicator, source: LiveSource): Promise<Finding[]> {
  const [query] = watchedQueries(indicator).map(tidyQuery)
  if (query === undefined || (await isThere(`(${query})`, source))) return []
  const watched = selectorsIn(query).map((selector) => ({ selector, presence: 'expected' as const }))
  const silent = (await Promise.all(watched.map((one) => silence(one, { watched, source })))).flat()
  if (silent.length > 0) return silent
  const hint = 'look at it in Prometheus part by part: do the labels of both sides meet?'
  return [{ rule: 'live-nothing', message: `${query} gives nothing`, hint }]
}

interface SilenceContext {
  readonly watched: readonly Watched[]
  readonly source: LiveSource
}

async function silence({ selector, presence }: Watched, { watched, source }: SilenceContext): Promise<Finding[]> {
  const needed = presence === 'expected' ? selector : withoutRare(selector, { watched, presence })
  const text = renderSelector(needed)
  if ((await isThere(text, source)) || (await isThere(`last_over_time(${text}[1d])`, source))) return []
  const why = await reason(needed, source)
  const message = `no series match ${renderSelector(selector)}: ${why}`
  const down = why.startsWith(NO_METRIC) ? (await downTargets(source)).map(described) : []
  const or = down.length === 0 ? '' : `; or does it come from a target that is down: ${listed(down)}?`
  const hint = `compare its name and labels with what the service exposes${or}`
  return [{ rule: 'live-nothing', message, hint }]
}

/**
 * The series of which a failure would be one: the metric with what it has in common with all events, and with the labels that tell
 * failures. Of a part of a query only the metric must be there.
 */
function withoutRare(
  { metric, matchers }: Selector,
  { watched, presence }: Pick<SilenceContext, 'watched'> & Pick<Watched, 'presence'>,
) {
  if (presence === 'part') return metric === null ? { metric, matchers } : { metric, matchers: [] }
  const common = new Set(
    watched[0]?.selector.matchers.map((matcher) => renderSelector({ metric: null, matchers: [matcher] })),
  )
  return {
    metric,
    matchers: matchers.flatMap((matcher): Matcher[] => {
      if (common.has(renderSelector({ metric: null, matchers: [matcher] }))) return [matcher]
      return needsLabel(matcher) ? [{ label: matcher.label, operator: '!=', value: '' }] : []
    }),
  }
}

/** Whether a matcher selects only series that have its label. */
function needsLabel(matcher: Matcher): boolean {
  return matcher.operator.startsWith('=') && !matches(matcher, '')
}

const NO_METRIC = 'there is no metric'

async function reason({ metric, matchers }: Selector, source: LiveSource): Promise<string> {
  // What is left without a metric may select everything, which servers refuse.
  if (metric === null) return 'it names no metric, so which of its matchers is to blame was not asked'
  if (!(await isThere(renderSelector(selectorOf(metric)), source))) return `${NO_METRIC} ${metric}`
  for (const one of matchers) {
    const rest = matchers.filter((other) => other !== one)
    const count = await source.largest(`count(${renderSelector({ metric, matchers: rest })})`)
    if (count === null) continue
    const series = `${count} series without`
    if (one.operator === '!=' && one.value === '') return `none of its ${count} series has the label ${one.label}`
    return `there would be ${series} ${renderSelector({ metric: null, matchers: [one] }).slice(1, -1)}`
  }
  return 'no single one of its matchers is to blame'
}

async function isThere(query: string, source: LiveSource): Promise<boolean> {
  return (await source.largest(`count(${query})`)) !== null
}
