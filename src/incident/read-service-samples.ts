import type { Interval } from '../calendar/interval.js'
import type { Series, SeriesReader } from '../promql/series-reader.js'
import { baseWindowSeconds } from '../slo/indicator/base-window.js'
import { recordedSeries } from '../slo/identity.js'
import { rawQueries } from '../slo/indicator/indicator-queries.js'
import { SERIES } from '../slo/series-names.js'
import type { Slo } from '../slo/slo.js'
import { BASE_INTERVAL_SECONDS } from '../slo/windows.js'
import type { JudgeSettings, ServiceSample } from './service-sample.js'

/** Evaluations jitter: a value this old is still that of the instant, an older one is none. */
const FRESH_SECONDS = BASE_INTERVAL_SECONDS + 15

/** How the samples of an SLO are judged. */
export function judgeOf({ objective, scrapeIntervalSeconds }: Slo, stabilityWindowSeconds: number): JudgeSettings {
  const windowSeconds = baseWindowSeconds(scrapeIntervalSeconds)
  return { objective, stepSeconds: BASE_INTERVAL_SECONDS, windowSeconds, stabilityWindowSeconds }
}

/**
 * What the indicator of an SLO said every 30 s: the recorded rates, and where there is none the raw indicator over the same base window.
 * Instants without an answer are left out. Rejects with `PrometheusError`.
 */
export async function readServiceSamples(
  reader: SeriesReader,
  slo: Slo,
  { from, to }: Interval,
): Promise<readonly ServiceSample[]> {
  const raw = rawQueries(slo)
  const step = BASE_INTERVAL_SECONDS
  const aligned = { from: floorTo(from, step), to }
  const ask = (series: string, query: string) => reader.range(recordedOr(series, slo, query), aligned, step)
  const [events, errors] = await Promise.all([ask(SERIES.eventsBase, raw.events), ask(SERIES.errorsBase, raw.errors)])
  const bad = valuesOf(errors)
  // The window holds whole minutes of increments, and one scrape interval more to find them.
  const counted = baseWindowSeconds(slo.scrapeIntervalSeconds) - slo.scrapeIntervalSeconds
  return [...valuesOf(events)].flatMap(([at, rate]) => {
    const badRate = bad.get(at)
    return badRate === undefined ? [] : [{ at: new Date(at), events: rate * counted, errors: badRate * counted }]
  })
}

function recordedOr(series: string, slo: Slo, raw: string): string {
  return `max(last_over_time(${recordedSeries(series, slo)}[${FRESH_SECONDS}s])) or (${raw})`
}

function valuesOf(answer: readonly Series[]): ReadonlyMap<number, number> {
  return new Map(answer.flatMap(({ samples }) => samples.map(({ at, value }) => [at.getTime(), value] as const)))
}

function floorTo(instant: Date, seconds: number): Date {
  return new Date(Math.floor(instant.getTime() / 1000 / seconds) * seconds * 1000)
}
