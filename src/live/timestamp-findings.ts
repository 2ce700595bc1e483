import { tidyQuery } from '../promql/tidy-query.js'
import { formatNumber } from '../shared/format-number.js'
import type { Slo } from '../slo/slo.js'
import type { Finding } from './finding.js'
import type { LiveSource } from './live-source.js'

/** Clocks differ by seconds; what lies further ahead is another unit. */
const AHEAD_SECONDS = 3600

/** A time in the future is fresh for ever. */
export async function futureTimestamps({ indicator }: Pick<Slo, 'indicator'>, source: LiveSource): Promise<Finding[]> {
  if (indicator.kind !== 'freshness') return []
  const query = tidyQuery(indicator.timestamp)
  const newest = await source.largest(`max(${query})`)
  return newest === null ? [] : judgeTimestamp(query, newest, source.now)
}

export function judgeTimestamp(query: string, seconds: number, now: Date): Finding[] {
  const latest = now.getTime() / 1000 + AHEAD_SECONDS
  if (seconds <= latest) return []
  const message = `${query} gives ${formatNumber(seconds)}, which is in the future and hence always fresh`
  const hint =
    seconds / 1000 <= latest
      ? `these are milliseconds: write (${query}) / 1000`
      : 'Unix seconds are expected: look at the unit'
  return [{ rule: 'live-timestamp', message, hint }]
}
