import type { Interval } from '../calendar/interval.js'

/** One value of a series. `at` in UTC; `value` is finite. */
export interface Sample {
  readonly at: Date
  readonly value: number
}

/** A series as an answer carries it: labels without `__name__`. */
export interface Series {
  readonly labels: Readonly<Record<string, string>>
  readonly samples: readonly Sample[]
  /** When it was infinite; left out where it never was. NaN is no value at all. */
  readonly infinite?: readonly Date[]
}

/**
 * The port through which Plimsoll asks a Prometheus-compatible server. Implemented by `prometheus/`, by a hand-written fake in tests.
 * Values that are NaN or infinite are left out of the samples: they are "no answer", never a number.
 */
export interface SeriesReader {
  /** Evaluates at one instant; each series has exactly one sample. Rejects with `PrometheusError`. */
  instant(query: string, at: Date, signal?: AbortSignal): Promise<readonly Series[]>
  /**
   * Evaluates at `from, from + step, …` while `< to` (half-open, unlike Prometheus's own API). Rejects with `PrometheusError`.
   */
  range(query: string, interval: Interval, stepSeconds: number, signal?: AbortSignal): Promise<readonly Series[]>
}
