import type { ServiceSample } from '../../../src/incident/measure/service-sample.js'
import { createRandom } from '../history/random.js'
import type { OutageModel, Scrape } from './outage-model.js'

const STEP = 30
/** Older values do not count as those of an instant. */
const FRESH = 45

/** One evaluation of the base rules: events and errors per second. */
export interface Evaluation {
  readonly at: number
  readonly events: number
  readonly errors: number
}

/** One stretch in which a page fired. */
export interface Page {
  readonly tier: string
  readonly from: number
  /** `null`: to the end. */
  readonly to: number | null
}

export interface Tier {
  readonly threshold: number
  readonly longSeconds: number
  readonly shortSeconds: number
}

/** What the base rules record every 30 s: increments between the first and the last scrape in the window, or the probes of whole minutes. */
export function evaluationsOf(model: OutageModel, scrapes: readonly Scrape[]): readonly Evaluation[] {
  const counted = 60 * Math.ceil(model.scrapeSeconds / 60)
  const isProbe = model.rate === null
  const range = isProbe ? counted : counted + model.scrapeSeconds
  const found: Evaluation[] = []
  const phase = createRandom(model.seed + 77_777)() * STEP
  let [first, next] = [0, 0]
  for (let at = phase; at < model.seconds; at += STEP) {
    first = advance(scrapes, first, at - range)
    next = advance(scrapes, next, at)
    const evaluation = isProbe ? ofProbes(scrapes, [first, next], counted) : ofCounters(scrapes, [first, next])
    if (evaluation !== null) found.push({ at, ...evaluation })
  }
  return found
}

/** Index of the first that lies after an instant. */
function advance(list: readonly { readonly at: number }[], from: number, until: number): number {
  let index = from
  for (let one = list[index]; one !== undefined && one.at <= until; one = list[index]) index++
  return index
}

function ofCounters(scrapes: readonly Scrape[], [first, next]: readonly [number, number]) {
  const [old, last] = [scrapes[first], scrapes[next - 1]]
  if (old === undefined || last === undefined || next - first < 2) return null
  const seconds = last.at - old.at
  return { events: (last.events - old.events) / seconds, errors: (last.errors - old.errors) / seconds }
}

function ofProbes(scrapes: readonly Scrape[], [first, next]: readonly [number, number], seconds: number) {
  const [before, last] = [scrapes[first - 1] ?? { events: 0, errors: 0 }, scrapes[next - 1]]
  if (last === undefined || next === first) return null
  return { events: (last.events - before.events) / seconds, errors: (last.errors - before.errors) / seconds }
}

/** The pages of multi-window burn-rate alerts over the evaluations. */
export function pagesOf(evaluations: readonly Evaluation[], tiers: readonly Tier[]): readonly Page[] {
  return tiers.flatMap((tier) => {
    const ratios = [tier.longSeconds, tier.shortSeconds].map((seconds) => ratiosOver(evaluations, seconds))
    const firing = evaluations.map((_, index) => ratios.every((own) => (own[index] ?? 0) > tier.threshold))
    const begins = firing.flatMap((fires, index) => (fires && firing[index - 1] !== true ? [index] : []))
    return begins.map((index): Page => {
      const end = firing.indexOf(false, index)
      return {
        tier: `${tier.longSeconds / 3600}h`,
        from: evaluations[index]?.at ?? 0,
        to: end === -1 ? null : (evaluations[end]?.at ?? 0),
      }
    })
  })
}

function ratiosOver(evaluations: readonly Evaluation[], seconds: number): readonly number[] {
  let [first, events, errors] = [0, 0, 0]
  return evaluations.map((one) => {
    events += one.events
    errors += one.errors
    for (let old = evaluations[first]; old !== undefined && old.at <= one.at - seconds; old = evaluations[++first]) {
      events -= old.events
      errors -= old.errors
    }
    return events > 1e-9 ? errors / events : 0
  })
}

/** What a range query answers at every even instant of 30 s: the newest evaluation, where it is fresh, and when that was. */
export function evenSamples(evaluations: readonly Evaluation[], countedSeconds: number, start: number) {
  const samples: ServiceSample[] = []
  const end = evaluations.at(-1)?.at ?? 0
  let next = 0
  for (let at = 0; at <= end; at += STEP) {
    next = advance(evaluations, next, at)
    const newest = evaluations[next - 1]
    if (newest === undefined || at - newest.at >= FRESH) continue
    samples.push({
      at: new Date(start + Math.round(newest.at * 1000)),
      events: newest.events * countedSeconds,
      errors: newest.errors * countedSeconds,
    })
  }
  return samples
}
