import { tidyQuery } from '../promql/tidy-query.js'
import { formatDuration } from '../shared/duration.js'
import { formatNumber } from '../shared/format-number.js'
import type { Slo } from '../slo/slo.js'
import type { Finding } from './finding.js'
import type { LiveSource } from './live-source.js'

/** Clocks differ by seconds; what lies further ahead is another unit. */
const AHEAD_SECONDS = 3600

/** Unix seconds of 2001: no backup or import that anybody watches is older, and no age that anybody allows is longer. */
const EARLIEST_TIME = 1e9

/** An age that may be allowed, and how far from now a value must lie to be none of a time. */
const LONGEST_AGE = 400 * 86_400

/** A time in the future is fresh for ever, an age taken for a time is stale for ever. */
export async function timestampFindings({ indicator }: Pick<Slo, 'indicator'>, source: LiveSource): Promise<Finding[]> {
  if (indicator.kind !== 'freshness') return []
  const query = tidyQuery(indicator.timestamp)
  const newest = await source.largest(`max(${query})`)
  return newest === null ? [] : judgeTimestamp(query, newest, source.now)
}

/** The reverse: a time that is compared with how old something may be. */
export async function ageFindings({ indicator }: Pick<Slo, 'indicator'>, source: LiveSource): Promise<Finding[]> {
  if (indicator.kind !== 'threshold' || !indicator.op.startsWith('lt')) return []
  if (indicator.value <= 0 || indicator.value > LONGEST_AGE) return []
  const query = tidyQuery(indicator.query)
  const largest = await source.largest(`max(${query})`)
  return largest === null ? [] : judgeAge(query, largest, { allowed: indicator.value, now: source.now })
}

export function judgeTimestamp(query: string, seconds: number, now: Date): Finding[] {
  const latest = now.getTime() / 1000 + AHEAD_SECONDS
  if (seconds > latest) {
    const message = `${query} gives ${formatNumber(seconds)}, which is in the future and hence always fresh`
    const hint =
      seconds / 1000 <= latest
        ? `these are milliseconds: write (${query}) / 1000`
        : 'Unix seconds are expected: look at the unit'
    return [{ rule: 'live-timestamp', message, hint }]
  }
  // 0 and -1 say that there never was one.
  if (seconds >= EARLIEST_TIME || (seconds <= 0 && seconds >= -1)) return []
  const message = `${query} gives ${formatNumber(seconds)}, which is an age: as a time it is that many seconds from 1970, and never fresh`
  const hint = /\btime\(\)\s*-/.test(query)
    ? 'what is subtracted from time() is a time already: leave `time() -` out'
    : `Unix seconds are expected: write time() - (${query})`
  return [{ rule: 'live-timestamp', message, hint }]
}

/** @param expected allowed: oldest good age in seconds */
export function judgeAge(
  query: string,
  value: number,
  { allowed, now }: { readonly allowed: number; readonly now: Date },
): Finding[] {
  if (Math.abs(now.getTime() / 1000 - value) > LONGEST_AGE) return []
  const message = `${query} gives ${formatNumber(value)}, which is a time and no age: it is never below ${formatNumber(allowed)}`
  const hint = `write time() - (${query}), or \`freshness: { timestamp: …, max_age: ${formatDuration(allowed)} }\` with the query as it is`
  return [{ rule: 'live-timestamp', message, hint }]
}
