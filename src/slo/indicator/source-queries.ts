import type { SourceQuery } from '../../document/blocks.js'
import { formatDuration } from '../../shared/duration.js'
import type { Indicator, ThresholdOperator } from '../slo.js'

const WORDS: Readonly<Record<ThresholdOperator, string>> = {
  lt: 'below',
  lte: 'at most',
  gt: 'above',
  gte: 'at least',
}

/** What an indicator counts, as the configuration has it, for readers who want to check a number. */
export function sourceQueries(indicator: Indicator): readonly SourceQuery[] {
  switch (indicator.kind) {
    case 'latency':
      return [{ counts: `within ${formatDuration(indicator.belowSeconds)}`, promql: indicator.histogram }]
    case 'probe':
      return [{ counts: `good while 1, ${indicator.aggregate}`, promql: indicator.metric }]
    case 'threshold':
      return [{ counts: `minutes ${WORDS[indicator.op]} ${indicator.value}`, promql: indicator.query }]
    case 'freshness':
      return [
        { counts: `minutes not older than ${formatDuration(indicator.maxAgeSeconds)}`, promql: indicator.timestamp },
      ]
    case 'error_ratio':
      return [{ counts: 'share that is bad, weighted by time', promql: indicator.query }]
    default:
      return countedQueries(indicator)
  }
}

function countedQueries(indicator: Extract<Indicator, { kind: 'ratio' | 'ratio_query' }>): SourceQuery[] {
  const all = { counts: 'all', promql: indicator.total }
  return 'bad' in indicator
    ? [{ counts: 'bad', promql: indicator.bad }, all]
    : [{ counts: 'good', promql: indicator.good }, all]
}
