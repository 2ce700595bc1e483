import { PrometheusError } from '../promql/prometheus-error.js'
import type { SeriesReader } from '../promql/series-reader.js'

/** One row of an instant answer. */
export interface Row {
  readonly labels: Readonly<Record<string, string>>
  readonly value: number
}

/** What discovery needs to ask. */
export interface Asker {
  readonly reader: SeriesReader
  /** The instant of all questions. */
  readonly at: Date
  readonly signal: AbortSignal
  /** Told what is being looked at. */
  readonly onStep: (what: string) => void
}

/** Carries the name of a metric through an answer. */
export const NAME_LABEL = 'plimsoll_metric'

/** The answer to an instant query. Rejects with `PrometheusError`. */
export async function rows({ reader, at, signal }: Asker, query: string): Promise<readonly Row[]> {
  const series = await reader.instant(query, at, signal)
  return series.map(({ labels, samples }) => ({ labels, value: samples[0]?.value ?? NaN }))
}

/** Names of the metrics that a selector finds, sorted. */
export async function metricNames(asker: Asker, selector: string): Promise<readonly string[]> {
  const named = `label_replace(count by (__name__) (${selector}), "${NAME_LABEL}", "$1", "__name__", "(.+)")`
  const found = await rows(asker, named)
  return found.map(({ labels }) => labels[NAME_LABEL] ?? '').toSorted()
}

/** How far to look back, longest first: what is too much for the server over a month may do over a week. */
const LOOK_BACK_DAYS = [30, 7, 1] as const

export interface Windowed {
  readonly rows: readonly Row[]
  readonly days: number
}

/**
 * Asks over the longest stretch that the server can answer.
 *
 * @param query gets the range as PromQL, such as `30d`
 */
export async function rowsOverPast(asker: Asker, query: (range: string) => string): Promise<Windowed> {
  for (const days of LOOK_BACK_DAYS.slice(0, -1)) {
    try {
      return { rows: await rows(asker, query(`${days}d`)), days }
    } catch (error) {
      if (!isTooMuch(error)) throw error
    }
  }
  return { rows: await rows(asker, query('1d')), days: 1 }
}

function isTooMuch(error: unknown): boolean {
  return error instanceof PrometheusError && (error.reason === 'timeout' || error.reason === 'rejected')
}
