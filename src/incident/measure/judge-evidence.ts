/** Bad events among all events of some stretch of time. Pooled counts are fractions, because the windows of samples overlap. */
export interface Evidence {
  readonly events: number
  readonly errors: number
}

/** So many times the errors that the objective allows are bad. The slowest page fires at 6: this is midway, on the scale of ratios. */
const BAD_BURN_RATE = 3
/** A service as good as its objective has so many errors in fewer than one stretch of a thousand: 1 of 1 at 99.9 % is not bad. */
const BAD_BY_CHANCE = 0.000_999
export const NOTHING: Evidence = { events: 0, errors: 0 }

/** Two stretches taken together. */
export function pooled(a: Evidence, b: Evidence): Evidence {
  return { events: a.events + b.events, errors: a.errors + b.errors }
}

/** The error ratio above which nothing is good any more: `3 × (1 − objective)`, midway to 1 where that is nearer. */
export function suspectRatio(objective: number): number {
  const allowed = 1 - objective
  return Math.min(BAD_BURN_RATE * allowed, (1 + allowed) / 2)
}

/** Whether the error ratio lies above what is still good. */
export function isSuspect({ events, errors }: Evidence, objective: number): boolean {
  return events > 0 && errors / events > suspectRatio(objective)
}

/**
 * Whether events are bad beyond chance: the error ratio is above the limit, and a service that just meets its objective has so many errors
 * less than once in a thousand stretches (exact binomial tail).
 *
 * @param objective ratio in (0, 1)
 */
export function isBad(stretch: Evidence, objective: number): boolean {
  return isSuspect(stretch, objective) && atLeast(stretch, 1 - objective) < BAD_BY_CHANCE
}

/** Chance of at least so many errors where each event fails with probability `share`. */
export function atLeast({ events, errors }: Evidence, share: number): number {
  if (errors <= 0 || errors <= share * events) return 1
  const failed = Math.min(errors, events)
  const first = failed * Math.log(share) + (events - failed) * Math.log1p(-share) + logChoose(events, failed)
  const odds = share / (1 - share)
  return Math.min(1, Math.exp(first) * series((step) => ((events - failed - step) / (failed + step + 1)) * odds))
}

/** `1 + r₀ + r₀r₁ + …`, as long as it grows: the terms of a tail over its first. */
function series(ratioAt: (step: number) => number): number {
  let [sum, term] = [1, 1]
  for (let step = 0; step < 10_000; step++) {
    term *= ratioAt(step)
    if (!(term > sum * 1e-9)) break
    sum += term
  }
  return sum
}

function logChoose(events: number, errors: number): number {
  return logGamma(events + 1) - logGamma(errors + 1) - logGamma(events - errors + 1)
}

/** Logarithm of the gamma function for x ≥ 1: Stirling's series (Abramowitz and Stegun 6.1.41), shifted to where it is exact to 1e-10. */
function logGamma(x: number): number {
  let [shifted, product] = [x, 1]
  while (shifted < 8) product *= shifted++
  const tail = 1 / (12 * shifted) - 1 / (360 * shifted ** 3) + 1 / (1260 * shifted ** 5)
  return (shifted - 0.5) * Math.log(shifted) - shifted + Math.log(2 * Math.PI) / 2 + tail - Math.log(product)
}
