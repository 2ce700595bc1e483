import type { Interval } from '../../src/calendar/interval.js'
import { ASKED_OF_VICTORIA_METRICS } from '../../src/prometheus/source.js'
import { PrometheusError } from '../../src/promql/prometheus-error.js'
import type { Series, SeriesReader } from '../../src/promql/series-reader.js'

/** Value of a series at an instant; `null`: no sample there. */
export type ValueAt = (at: Date) => number | null

export interface FakeSeries {
  readonly labels: Readonly<Record<string, string>>
  readonly valueAt: ValueAt
}

/** A hand-written Prometheus: a function says which series answer a query, and it remembers what it was asked. */
export interface FakeSeriesReader extends SeriesReader {
  readonly asked: { readonly query: string; readonly interval: Interval }[]
  /** While set, every question fails with it. */
  failure: PrometheusError | null
}

/** @param answer the series of a query; it may throw, which is how a query is refused */
export function createFakeSeriesReader(answer: (query: string) => readonly FakeSeries[]): FakeSeriesReader {
  const evaluate = (query: string, instants: readonly Date[]): Series[] =>
    answer(query)
      .map(({ labels, valueAt }) => ({
        labels,
        samples: instants.flatMap((at) => {
          const value = valueAt(at)
          return value === null || !Number.isFinite(value) ? [] : [{ at, value }]
        }),
        ...infiniteOf(instants, valueAt),
      }))
      .filter(({ samples, infinite }) => samples.length > 0 || infinite !== undefined)
  const asked: FakeSeriesReader['asked'] = []
  const reader: FakeSeriesReader = {
    asked,
    failure: null,
    async instant(query, at, signal) {
      return ask(query, { from: at, to: at }, { instants: [at], signal })
    },
    async range(...[query, interval, stepSeconds, signal]) {
      const instants: Date[] = []
      for (let at = interval.from; at < interval.to; at = new Date(at.getTime() + stepSeconds * 1000)) instants.push(at)
      return ask(query, interval, { instants, signal })
    },
  }
  async function ask(
    query: string,
    interval: Interval,
    { instants, signal }: { instants: readonly Date[]; signal: AbortSignal | undefined },
  ) {
    await new Promise((resolve) => setImmediate(resolve)) // as a real answer: never within the same turn
    signal?.throwIfAborted()
    asked.push({ query, interval })
    if (reader.failure !== null) throw reader.failure
    if (query === ASKED_OF_VICTORIA_METRICS) throw new PrometheusError('rejected', 'unknown function')
    return evaluate(query, instants)
  }
  return reader
}

function infiniteOf(instants: readonly Date[], valueAt: ValueAt): Pick<Series, 'infinite'> {
  const infinite = instants.filter((at) => Math.abs(valueAt(at) ?? 0) === Infinity)
  return infinite.length === 0 ? {} : { infinite }
}
