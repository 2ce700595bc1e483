import { binomial, poisson } from '../history/draws.js'
import { createRandom } from '../history/random.js'

/** Part of an outage: between two instants, in seconds, this share of the events fails. */
export interface Trouble {
  readonly from: number
  readonly to: number
  readonly share: number
}

/** A service and what is done to it. All instants in seconds from the beginning. */
export interface OutageModel {
  readonly seed: number
  /** Requests per second; `null`: a probe at every scrape. */
  readonly rate: number | null
  readonly scrapeSeconds: number
  /** Share of events that fail at any time. */
  readonly ordinary: number
  readonly troubles: readonly Trouble[]
  /** Times without a scrape. */
  readonly gaps: readonly { readonly from: number; readonly to: number }[]
  readonly seconds: number
}

/** Counters at one scrape, or all probes so far. */
export interface Scrape {
  readonly at: number
  readonly events: number
  readonly errors: number
}

/** Every scrape that took place. Counts between two instants of change are drawn as a whole: that is what events one by one would add up to. */
export function scrapesOf(model: OutageModel): readonly Scrape[] {
  const random = createRandom(model.seed)
  const changes = model.troubles.flatMap(({ from, to }) => [from, to]).toSorted((a, b) => a - b)
  const scrapes: Scrape[] = []
  let [events, errors, last] = [0, 0, 0]
  for (let at = random() * model.scrapeSeconds; at < model.seconds; at += model.scrapeSeconds) {
    const isMissed = model.gaps.some((gap) => at >= gap.from && at < gap.to)
    const edges = [last, ...changes.filter((change) => change > last && change < at), at]
    const drawn = model.rate === null ? probeAt(model, at, random) : eventsOf(model, edges, random)
    // A probe that did not take place saw nothing; a counter goes on counting.
    if (model.rate !== null || !isMissed) [events, errors] = [events + drawn.events, errors + drawn.errors]
    last = at
    if (!isMissed) scrapes.push({ at, events, errors })
  }
  return scrapes
}

/** A probe sees the instant. */
function probeAt(model: OutageModel, at: number, random: () => number) {
  return { events: 1, errors: binomial(1, shareAt(model, at), random) }
}

/** A counter has seen all of the time since. */
function eventsOf(model: OutageModel, edges: readonly number[], random: () => number) {
  let [events, errors] = [0, 0]
  for (const [index, to] of edges.entries()) {
    const from = edges[index - 1] ?? to
    const count = poisson((model.rate ?? 0) * (to - from), random)
    events += count
    errors += binomial(count, shareAt(model, (from + to) / 2), random)
  }
  return { events, errors }
}

function shareAt({ troubles, ordinary }: OutageModel, at: number): number {
  return troubles.find(({ from, to }) => at >= from && at < to)?.share ?? ordinary
}
