import { PrometheusError } from '../promql/prometheus-error.js'
import type { Series, SeriesReader } from '../promql/series-reader.js'

/** A Prometheus as the checks see it: everything is asked about one instant, the same question once. */
export interface LiveSource {
  readonly now: Date
  /** Labels in which series of replicas differ. */
  readonly replicaLabels: readonly string[]
  /** Of the server, such as `2.42.0`; `null`: it does not say, or is no Prometheus. */
  readonly version: string | null
  /** Rejects with `PrometheusError`. */
  ask(query: string): Promise<readonly Series[]>
  /** The largest value of an answer; `null`: there is none. Rejects with `PrometheusError`. */
  largest(query: string): Promise<number | null>
  /** What the server has against an expression, in its own words; `null`: it takes it. Rejects with `PrometheusError`. */
  objection(expression: string): Promise<string | null>
}

/** What is known of a server beside what it answers. */
export interface LiveSourceOptions {
  readonly replicaLabels?: readonly string[]
  readonly version?: string | null
}

/**
 * A time of which no server has samples: an expression is read, checked and evaluated over nothing, which costs next to nothing. More than
 * parsing would show: patterns of label_replace, say, are read no sooner.
 */
const BEFORE_EVERYTHING = new Date(1000)

/** @param now of all questions */
export function createLiveSource(reader: SeriesReader, now: Date, options: LiveSourceOptions = {}): LiveSource {
  const asked = new Map<string, Promise<readonly Series[]>>()
  const ask = (query: string) => kept(asked, query, () => reader.instant(query, now))
  const objections = new Map<string, Promise<string | null>>()
  return {
    now,
    replicaLabels: options.replicaLabels ?? [],
    version: options.version ?? null,
    ask,
    async largest(query) {
      const values = (await ask(query)).flatMap(({ samples }) => samples.map(({ value }) => value))
      return values.length === 0 ? null : Math.max(...values)
    },
    objection(expression) {
      return kept(objections, withoutValues(expression), () => objection(reader, expression))
    },
  }
}

function kept<T>(known: Map<string, Promise<T>>, key: string, work: () => Promise<T>): Promise<T> {
  const promise = known.get(key) ?? work()
  known.set(key, promise)
  return promise
}

async function objection(reader: SeriesReader, expression: string): Promise<string | null> {
  try {
    await reader.instant(expression, BEFORE_EVERYTHING)
    return null
  } catch (error) {
    // A number where a vector is expected cannot be read by us, but was by the server.
    if (error instanceof PrometheusError && error.reason === 'malformed') return null
    if (!(error instanceof PrometheusError) || error.reason !== 'rejected') throw error
    return error.answer ?? error.message
  }
}

/** Rules of two objectives often differ in the values of labels alone, which no server objects to. */
function withoutValues(expression: string): string {
  return /['`]/.test(expression) ? expression : expression.replace(/="(?:[^"\\]|\\.)*"/g, '=""')
}
