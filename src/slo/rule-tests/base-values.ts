import { baseWindowSeconds, countedSeconds } from '../indicator/base-window.js'
import { isByDifference } from '../indicator/measured.js'
import type { Slo } from '../slo.js'

/** What one evaluation of the base rules gives under constant traffic, per second. */
interface BaseValue {
  readonly events: number
  readonly errors: number
}

/** Whether a range holds the sample at its beginning: it does in Prometheus 2, not in 3. */
type Edge = 'closed' | 'open'

/** A past of constant traffic, as scrapes tell of it. */
export interface Past {
  readonly slo: Slo
  /** Events per scrape where events are counted; else there is one per minute, or per sample of a probe. */
  readonly traffic: number
  /** Error ratio of the scrape with this number; 0 is the one at the very start. */
  readonly errorRatioOf: (scrape: number) => number
}

/** Evaluations `stepSeconds` apart, the last one at `at`, of which a window of this length holds some. */
interface Stretch {
  readonly at: number
  readonly windowSeconds: number
  readonly stepSeconds: number
}

/** The lowest and the highest value that can be read, by which end of a range counts. */
type Reading = readonly [low: number, high: number]

/** The error ratio of a window: all that every evaluation within it must have seen of the scrapes, exact however seldom those come. */
export function windowReading(past: Past, stretch: Stretch): Reading {
  return byEdge((edge) => {
    const { events, errors } = seenWithin(past, stretch, edge)
    return errors / events
  })
}

/** The sum of events per second over the evaluations in a window. */
export function eventsReading(past: Past, stretch: Stretch): Reading {
  return byEdge((edge) => seenWithin(past, stretch, edge).events)
}

/** A reading as a value and the share of it by which it may differ, `tolerance` beside that. */
export function around([low, high]: Reading, tolerance: number): { readonly value: number; readonly within: number } {
  const value = (low + high) / 2
  return { value, within: value === 0 ? 1e-9 : (high - low) / 2 / value + tolerance }
}

function byEdge(read: (edge: Edge) => number): Reading {
  const [open, closed] = [read('open'), read('closed')]
  return [Math.min(open, closed), Math.max(open, closed)]
}

/** The sum of all evaluations; there are a hundred thousand of them in a long window. */
function seenWithin(past: Past, { at, windowSeconds, stepSeconds }: Stretch, edge: Edge): BaseValue {
  const first = Math.max(0, firstAfter((at - windowSeconds) / stepSeconds, edge))
  const last = Math.floor(at / stepSeconds)
  let [events, errors] = [0, 0]
  for (let step = first; step <= last; step++) {
    const value = baseValue(past, step * stepSeconds, edge)
    events += value.events
    errors += value.errors
  }
  return { events, errors }
}

function baseValue({ slo, traffic, errorRatioOf }: Past, time: number, edge: Edge): BaseValue {
  const [first, last] = scrapesSeen(slo, time, edge)
  const scrapes = last - first + 1
  if (scrapes <= 0) return { events: 0, errors: 0 }
  const events = eventsPerSecond(slo, traffic, scrapes)
  let ratios = 0
  for (let scrape = first; scrape <= last; scrape++) ratios += errorRatioOf(scrape)
  return { events, errors: (events * ratios) / scrapes }
}

/** Samples of probes and differences are counted, rates are stretched to their range, and what is judged by the minute is one event. */
function eventsPerSecond(slo: Slo, traffic: number, scrapes: number): number {
  const { indicator, scrapeIntervalSeconds } = slo
  const counted = countedSeconds(scrapeIntervalSeconds)
  switch (indicator.kind) {
    case 'probe':
      return scrapes / counted
    case 'ratio':
    case 'latency':
    case 'ratio_query':
      return isDifference(slo) ? (scrapes * traffic) / counted : traffic / scrapeIntervalSeconds
    default:
      return 1 / 60
  }
}

/** Whether counters are read by difference, not by their rate. */
export function isDifference(slo: Slo): boolean {
  const { indicator } = slo
  const isClassic = indicator.kind === 'ratio' || (indicator.kind === 'latency' && !indicator.native)
  return isClassic && isByDifference(slo)
}

/** The first and the last scrape whose samples, or whose increments since the one before, an evaluation counts. */
function scrapesSeen(slo: Slo, time: number, edge: Edge): readonly [first: number, last: number] {
  const { indicator, scrapeIntervalSeconds: scrape } = slo
  const last = Math.floor(time / scrape)
  const counted = countedSeconds(scrape)
  switch (indicator.kind) {
    case 'threshold':
    case 'freshness':
      return [last, last]
    case 'probe':
    case 'error_ratio':
      return [Math.max(0, firstAfter((time - counted) / scrape, edge)), last]
    default:
      return [Math.max(0, scrapeBefore(slo, time, edge)) + 1, last]
  }
}

/** The scrape with which the increments begin that an evaluation counts. */
function scrapeBefore(slo: Slo, time: number, edge: Edge): number {
  const scrape = slo.scrapeIntervalSeconds
  if (isDifference(slo)) return Math.floor((time - countedSeconds(scrape)) / scrape)
  return firstAfter((time - baseWindowSeconds(scrape)) / scrape, edge)
}

function firstAfter(bound: number, edge: Edge): number {
  return edge === 'closed' ? Math.ceil(bound) : Math.floor(bound) + 1
}
