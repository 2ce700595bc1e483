import { renderSelector } from '../../promql/selector.js'
import { formatDuration } from '../../shared/duration.js'
import { countedSeconds } from './base-window.js'
import { type IndicatorQueries, indicatorSelectors, rawQueries } from './indicator-queries.js'
import type { Measured } from './measured.js'

/**
 * The numbers of an SLO from the raw metrics, for each replica by itself: added up, replicas would count everything twice. A replica that lacks
 * series which another one has, as those of a cluster whose Prometheus is down there, says nothing: its sum would be that of the others.
 *
 * @param replicaLabels labels in which series of replicas differ; none: there are no replicas
 * @returns vectors by the labels of `group_by` and of replicas. Throws `SelectorError`.
 */
export function replicaQueries(slo: Measured, replicaLabels: readonly string[]): IndicatorQueries {
  const groupBy = [...new Set([...slo.groupBy, ...replicaLabels])]
  const { events, errors } = rawQueries({ ...slo, groupBy })
  const series = seriesSeen(slo)
  if (replicaLabels.length === 0 || series === null) return { events, errors }
  const ofReplica = `count by (${groupBy.join(', ')}) (${series})`
  const ofAll = `count by (${slo.groupBy.join(', ')}) (count without (${replicaLabels.join(', ')}) (${series}))`
  const isWhole = `(${ofReplica}\n== on (${slo.groupBy.join(', ')}) group_left () ${ofAll})`
  return { events: `${events}\nand ${isWhole}`, errors }
}

/** PromQL for the series of which the sum holds all of the last minutes; `null`: nobody knows them, for somebody wrote the sum. */
function seriesSeen({ indicator, scrapeIntervalSeconds }: Measured): string | null {
  if (indicator.kind !== 'ratio' && indicator.kind !== 'latency' && indicator.kind !== 'probe') return null
  const [first] = indicatorSelectors(indicator)
  if (first === undefined) return null
  const latest = `last_over_time(${renderSelector(first)}[${formatDuration(2 * scrapeIntervalSeconds)}]`
  return `${latest}) and ${latest} offset ${formatDuration(countedSeconds(scrapeIntervalSeconds))})`
}
