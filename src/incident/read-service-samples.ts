import type { Interval } from '../calendar/interval.js'
import type { Series, SeriesReader } from '../promql/series-reader.js'
import { countedSeconds } from '../slo/indicator/base-window.js'
import { sampleTimeOf } from '../slo/indicator/sample-time.js'
import { renderLabels } from '../promql/render-series.js'
import type { Group } from '../slo/group-key.js'
import { identityLabels } from '../slo/identity.js'
import { rawQueries } from '../slo/indicator/indicator-queries.js'
import { SERIES } from '../slo/series-names.js'
import type { Slo } from '../slo/slo.js'
import { BASE_INTERVAL_SECONDS } from '../slo/windows.js'
import type { JudgeSettings, ServiceSample } from './service-sample.js'

/** Evaluations jitter: a value this old is still that of the instant, an older one is none. */
const FRESH_SECONDS = BASE_INTERVAL_SECONDS + 15

/** How the samples of an SLO are judged. */
export function judgeOf(slo: Slo, stabilityWindowSeconds: number): JudgeSettings {
  return {
    objective: slo.objective,
    stepSeconds: BASE_INTERVAL_SECONDS,
    ...sampleTimeOf(slo),
    stabilityWindowSeconds,
  }
}

/** An SLO, or one group of it; a grouped one without a group (`null`) is the sum of its groups. */
export interface Sampled {
  readonly slo: Slo
  readonly group: Group | null
}

/**
 * What the indicator of an SLO said every 30 s: the recorded rates, and where there is none the raw indicator over the same base window.
 * Instants without an answer are left out. Rejects with `PrometheusError`.
 */
export async function readServiceSamples(
  reader: SeriesReader,
  { slo, group }: Sampled,
  { from, to }: Interval,
): Promise<readonly ServiceSample[]> {
  const raw = rawQueries(slo)
  const step = BASE_INTERVAL_SECONDS
  const aligned = { from: floorTo(from, step), to }
  const ask = (series: string, query: string) => reader.range(recordedOr(series, { slo, group }, query), aligned, step)
  const [events, errors] = await Promise.all([ask(SERIES.eventsBase, raw.events), ask(SERIES.errorsBase, raw.errors)])
  const bad = valuesOf(errors, group)
  const counted = countedSeconds(slo.scrapeIntervalSeconds)
  return [...valuesOf(events, group)].flatMap(([at, rate]) => {
    const badRate = bad.get(at)
    return badRate === undefined ? [] : [{ at: new Date(at), events: rate * counted, errors: badRate * counted }]
  })
}

/** One value per group; replicas of a series say the same, so that the largest counts. */
function recordedOr(series: string, { slo, group }: Sampled, raw: string): string {
  const recorded = `last_over_time(${renderLabels(series, { ...identityLabels(slo), ...group })}[${FRESH_SECONDS}s])`
  const by = slo.groupBy.length === 0 ? '' : ` by (${slo.groupBy.join(', ')}) `
  return `max${by}(${recorded}) or (${raw})`
}

/** The raw indicator tells of all groups: those of others are left out, or all are added up. */
function valuesOf(answer: readonly Series[], group: Group | null): ReadonlyMap<number, number> {
  const values = new Map<number, number>()
  for (const { labels, samples } of answer) {
    if (group !== null && Object.keys(group).some((label) => labels[label] !== group[label])) continue
    for (const { at, value } of samples) values.set(at.getTime(), value + (values.get(at.getTime()) ?? 0))
  }
  return values
}

function floorTo(instant: Date, seconds: number): Date {
  return new Date(Math.floor(instant.getTime() / 1000 / seconds) * seconds * 1000)
}
