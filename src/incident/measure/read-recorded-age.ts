import type { SeriesReader } from '../../promql/series-reader.js'
import { EVALUATION_LAG_SECONDS } from '../../slo/indicator/sample-time.js'
import { BASE_INTERVAL_SECONDS } from '../../slo/windows.js'
import { recordedSelector, type Sampled } from './read-service-samples.js'

/**
 * How old recorded values are at even instants, in seconds: 0 up to the interval of their rules. Prometheus evaluates a group at the same
 * distance from even instants each time, so that one look tells it of all values. Where several are evaluated apart from each other
 * (replicas) it is their mean; where nothing is recorded now, half of the interval. Rejects with `PrometheusError`.
 */
export async function readRecordedAge(reader: SeriesReader, sampled: Sampled, now: Date): Promise<number> {
  const even = Math.floor(now.getTime() / 1000 / BASE_INTERVAL_SECONDS) * BASE_INTERVAL_SECONDS
  const answer = await reader.instant(`timestamp(${recordedSelector(sampled)})`, new Date(even * 1000))
  const ages = answer.flatMap(({ samples }) => samples.map(({ value }) => ageOf(even - value)))
  return ages.length === 0 ? EVALUATION_LAG_SECONDS : ages.reduce((sum, age) => sum + age, 0) / ages.length
}

/** The newest value may not be written yet: the one before is as old, and an interval more. */
function ageOf(seconds: number): number {
  return ((seconds % BASE_INTERVAL_SECONDS) + BASE_INTERVAL_SECONDS) % BASE_INTERVAL_SECONDS
}
