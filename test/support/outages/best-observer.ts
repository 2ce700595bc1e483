import type { OutageModel, Scrape } from './outage-model.js'

/** Instants that are weighed lie so far apart, and so far around the truth: an edge that is less certain than that is not seen anyway. */
const GRID_SECONDS = 5
const AROUND_SECONDS = 1800
/** Where the truth lies for certain, but for one edge in a thousand. */
const OUTSIDE = 0.001
/** No ratio is taken to be impossible. */
const LEAST = 1e-9

/** A change of the error ratio of which all is known but the instant. */
export interface KnownChange {
  /** Seconds from the beginning of the model. */
  readonly truth: number
  /** Within this time nothing else changes. */
  readonly from: number
  readonly to: number
  readonly before: number
  readonly after: number
}

/** What an observer would say. Seconds. */
export interface Observed {
  readonly at: number
  /** Half of the stretch around it that holds the truth with 99.9 %. */
  readonly within: number
}

/**
 * The best that anybody could say of a change who reads every scrape: Bayes' rule with both error ratios known, each scrape interval once, all
 * instants as likely before. The mean of all instants has the least error that an estimate can have on average. Shares no code with the product.
 */
export function observeChange(model: OutageModel, scrapes: readonly Scrape[], change: KnownChange): Observed | null {
  const from = Math.max(change.from, change.truth - AROUND_SECONDS)
  const to = Math.min(change.to, change.truth + AROUND_SECONDS)
  const steps = stepsOf(scrapes).filter((one) => one.from >= from && one.to <= to)
  if (steps.length === 0) return null
  const instants = Array.from(
    { length: Math.floor((to - from) / GRID_SECONDS) + 1 },
    (_, index) => from + index * GRID_SECONDS,
  )
  const logs = instants.map((at) =>
    steps.reduce((sum, step) => sum + logOf(step, ratioIn(step, { at, change, isProbe: model.rate === null })), 0),
  )
  const most = Math.max(...logs)
  const weights = logs.map((log) => Math.exp(log - most))
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  const weighed = instants.map((at, index) => ({ at, weight: (weights[index] ?? 0) / total }))
  const mean = weighed.reduce((sum, { at, weight }) => sum + at * weight, 0)
  return { at: mean, within: halfWidthOf(weighed, mean) }
}

interface Step {
  readonly from: number
  readonly to: number
  readonly events: number
  readonly errors: number
}

/** What each scrape adds to the one before. */
function stepsOf(scrapes: readonly Scrape[]): readonly Step[] {
  return scrapes.slice(1).map((one, index) => {
    const old = scrapes[index] ?? one
    return { from: old.at, to: one.at, events: one.events - old.events, errors: one.errors - old.errors }
  })
}

interface Supposed {
  readonly at: number
  readonly change: KnownChange
  readonly isProbe: boolean
}

/** The error ratio of a step if the change was at an instant. A probe is of the instant, a counter of all the time between. */
function ratioIn({ from, to }: Step, { at, change: { before, after }, isProbe }: Supposed): number {
  if (isProbe) return to < at ? before : after
  const passed = Math.min(1, Math.max(0, (at - from) / (to - from)))
  return before * passed + after * (1 - passed)
}

function logOf({ events, errors }: Step, ratio: number): number {
  const within = Math.min(1 - LEAST, Math.max(LEAST, ratio))
  return errors * Math.log(within) + (events - errors) * Math.log1p(-within)
}

function halfWidthOf(weighed: readonly { readonly at: number; readonly weight: number }[], mean: number): number {
  let held = 0
  for (const { at, weight } of weighed.toSorted((a, b) => Math.abs(a.at - mean) - Math.abs(b.at - mean))) {
    held += weight
    if (held >= 1 - OUTSIDE) return Math.abs(at - mean)
  }
  return AROUND_SECONDS
}
