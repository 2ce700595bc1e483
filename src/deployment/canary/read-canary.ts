import type { Interval } from '../../calendar/interval.js'
import type { Series, SeriesReader } from '../../promql/series-reader.js'
import { isDivisible, sliceOf } from '../../slo/indicator/slice.js'
import { rawQueries } from '../../slo/indicator/indicator-queries.js'
import type { Minutes } from '../../slo/minutes.js'
import type { Slo } from '../../slo/slo.js'
import { binsOfMinutes, type CountedBins } from '../watch/bins-of-minutes.js'
import type { CanaryLabels } from './canary-schema.js'

/** What a canary and the rest of its service did in the same minutes. */
export interface Beside {
  readonly baseline: CountedBins
  readonly canary: CountedBins
}

export interface CanaryQuestion {
  readonly reader: SeriesReader
  readonly slo: Slo
  readonly labels: CanaryLabels
  /** Whole minutes. */
  readonly interval: Interval
  readonly signal: AbortSignal | undefined
}

const PART = 'plimsoll_part'
const MINUTE_MS = 60_000
const PARTS = ['events', 'errors', 'canary_events', 'canary_errors'] as const

type Part = (typeof PARTS)[number]

/** PromQL for events and errors per second, of all series and of the canary's, each named in a label of its own. Throws `SelectorError`. */
export function canaryQuery(slo: Slo, labels: CanaryLabels): string | null {
  const { indicator } = slo
  if (!isDivisible(indicator)) return null
  const [all, canary] = [{}, labels].map((own) => rawQueries(sliceOf({ ...slo, indicator }, own)))
  const parts: Readonly<Record<Part, string | undefined>> = {
    ...{ events: all?.events, errors: all?.errors },
    ...{ canary_events: canary?.events, canary_errors: canary?.errors },
  }
  return PARTS.map((part) => `label_replace(\n(${parts[part] ?? ''}\n), "${PART}", "${part}", "", "")`).join('\nor ')
}

/**
 * Minutes of the canary, and of all other series of its service together: all less the canary. Rates are read as the ledger does, so that
 * counters that the deployment itself resets do not matter; the minute that begins at `m` is the value at its end. Rejects with `PrometheusError`.
 *
 * @returns `null`: the objective counts no series that labels could divide
 */
export async function readCanary({ reader, slo, labels, interval, signal }: CanaryQuestion): Promise<Beside | null> {
  const query = canaryQuery(slo, labels)
  if (query === null) return null
  const [from, to] = [interval.from, interval.to].map((at) => new Date(at.getTime() + MINUTE_MS))
  if (from === undefined || to === undefined || from >= to) return besideOf([], interval)
  return besideOf(await reader.range(query, { from, to }, MINUTE_MS / 1000, signal), interval)
}

function besideOf(series: readonly Series[], interval: Interval): Beside {
  const part = (name: Part) =>
    perMinute(
      series.find(({ labels }) => labels[PART] === name),
      interval,
    )
  const [events, errors] = [part('events'), part('errors')]
  const [canaryEvents, canaryErrors] = [part('canary_events'), part('canary_errors')]
  // A canary of which nothing is heard in a minute took no part in it.
  const less = (all: Float64Array, own: Float64Array) =>
    all.map((value, index) => Math.max(0, value - (Number.isNaN(own[index] ?? NaN) ? 0 : (own[index] ?? 0))))
  return {
    baseline: binsOf(interval, less(events, canaryEvents), less(errors, canaryErrors)),
    canary: binsOf(interval, canaryEvents, canaryErrors),
  }
}

function binsOf({ from }: Interval, events: Float64Array, errors: Float64Array): CountedBins {
  const minutes: Minutes = { from: from.getTime() / 1000, events, errors, summed: [] }
  return binsOfMinutes([minutes])
}

/** `NaN`: nothing was answered. */
function perMinute(series: Series | undefined, { from, to }: Interval): Float64Array {
  const values = new Float64Array(Math.max(0, (to.getTime() - from.getTime()) / MINUTE_MS)).fill(NaN)
  for (const { at, value } of series?.samples ?? []) {
    const index = (at.getTime() - from.getTime()) / MINUTE_MS - 1
    if (index >= 0 && index < values.length) values[index] = value * 60
  }
  return values
}
