import type { Series, SeriesReader } from '../promql/series-reader.js'

/** A Prometheus as the checks see it: everything is asked about one instant, the same question once. */
export interface LiveSource {
  readonly now: Date
  /** Labels in which series of replicas differ. */
  readonly replicaLabels: readonly string[]
  /** Rejects with `PrometheusError`. */
  ask(query: string): Promise<readonly Series[]>
  /** The largest value of an answer; `null`: there is none. Rejects with `PrometheusError`. */
  largest(query: string): Promise<number | null>
}

/** @param now of all questions */
export function createLiveSource(reader: SeriesReader, now: Date, replicaLabels: readonly string[] = []): LiveSource {
  const asked = new Map<string, Promise<readonly Series[]>>()
  function ask(query: string): Promise<readonly Series[]> {
    const known = asked.get(query) ?? reader.instant(query, now)
    asked.set(query, known)
    return known
  }
  return {
    now,
    replicaLabels,
    ask,
    async largest(query) {
      const values = (await ask(query)).flatMap(({ samples }) => samples.map(({ value }) => value))
      return values.length === 0 ? null : Math.max(...values)
    },
  }
}
