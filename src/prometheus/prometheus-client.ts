import type { PrometheusDriver } from 'prometheus-query'
import type { PrometheusSource } from './source.js'
import { PrometheusError, type PrometheusFailure } from '../promql/prometheus-error.js'
import type { SeriesReader } from '../promql/series-reader.js'
import { formatDuration } from '../shared/duration.js'
import { readSeries, readWarnings, type Asked } from './answer.js'
import { createCredentialsReader, type Credentials } from './connection.js'
import { createDriver } from './driver.js'
import { toPrometheusError } from './failure.js'

export interface PrometheusReaderHooks {
  /** After every question: how long it took, and why it failed (`null`: it did not). */
  readonly onQuery?: (seconds: number, failure: PrometheusFailure | null) => void
  /** Remarks of the server about an answer that was taken. */
  readonly onWarning?: (warning: string) => void
}

/** Remarks about the meaning of a query (Prometheus 3). Every other warning says that part of the data was out of reach. */
const ABOUT_MEANING = /^PromQL (info|warning):/

/**
 * Reads series from a Prometheus-compatible server over HTTP. Credentials are read from their files at each question. Questions are
 * POSTed, so that a long one fits.
 *
 * A partial answer (a warning that a store or remote read failed) is no answer: it rejects as `unreachable`, because a sum over half the
 * pods cannot be told from a quiet minute. Warnings about the query's meaning are handed to `onWarning`, and the answer is taken.
 */
export function createPrometheusReader(source: PrometheusSource, hooks: PrometheusReaderHooks = {}): SeriesReader {
  const credentials = createCredentialsReader(source)
  const timeout = formatDuration(source.timeoutSeconds)
  const ask = (question: Question) => timed(hooks, () => answered(source, question, { hooks, credentials }))
  return {
    instant: (query, at, signal) =>
      ask({ query, signal, asked: 'instant', put: (driver) => driver.instantQuery(query, at, timeout) }),
    async range(...[query, { from, to }, stepSeconds, signal]) {
      const steps = Math.ceil((to.getTime() - from.getTime()) / 1000 / stepSeconds) - 1
      if (steps < 0) return []
      // Prometheus includes the end: ours is the last step before `to`.
      const last = new Date(from.getTime() + steps * stepSeconds * 1000)
      return ask({
        query,
        signal,
        asked: 'range',
        put: (driver) => driver.rangeQuery(query, from, last, stepSeconds, timeout),
      })
    },
  }
}

interface Question {
  readonly query: string
  readonly signal: AbortSignal | undefined
  readonly asked: Asked
  readonly put: (driver: PrometheusDriver) => Promise<unknown>
}

interface Means {
  readonly hooks: PrometheusReaderHooks
  readonly credentials: () => Promise<Credentials>
}

async function answered(
  source: PrometheusSource,
  { query, signal, asked, put }: Question,
  { hooks, credentials }: Means,
) {
  signal?.throwIfAborted()
  try {
    const bodies: unknown[] = []
    const onAnswer = (body: unknown) => bodies.push(body)
    // What the library makes of numbers is not taken: it reads the beginning of a text as a number, and infinity as none.
    await put(createDriver(source, { ...(await credentials()), signal, onAnswer }))
    const warnings = bodies.flatMap(readWarnings)
    refusePartial(warnings, query)
    warnings.forEach((warning) => hooks.onWarning?.(warning))
    return readSeries(bodies.at(-1), asked)
  } catch (error) {
    signal?.throwIfAborted()
    throw toPrometheusError(error, `"${query.length > 300 ? `${query.slice(0, 300)}…` : query}"`)
  }
}

function refusePartial(warnings: readonly string[], query: string): void {
  const partial = warnings.find((warning) => !ABOUT_MEANING.test(warning))
  if (partial === undefined) return
  throw new PrometheusError(
    'unreachable',
    `only part of the data could be read for "${query.slice(0, 300)}": ${partial}`,
  )
}

async function timed<T>(hooks: PrometheusReaderHooks, work: () => Promise<T>): Promise<T> {
  const start = performance.now()
  const tell = (failure: PrometheusFailure | null) => hooks.onQuery?.((performance.now() - start) / 1000, failure)
  try {
    const result = await work()
    tell(null)
    return result
  } catch (error) {
    if (error instanceof PrometheusError) tell(error.reason)
    throw error
  }
}
