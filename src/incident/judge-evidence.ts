/** Bad events among all events of some stretch of time. Pooled counts are fractions, because the windows of samples overlap. */
export interface Evidence {
  readonly events: number
  readonly errors: number
}

/** `unclear`: too few events to tell, or none at all. */
export type Judgement = 'good' | 'bad' | 'unclear'

/** So many times the errors that the objective allows are bad. The slowest page fires at 6: this is midway, on the scale of ratios. */
const BAD_BURN_RATE = 3
/** A service as good as its objective has so many errors in fewer than one stretch of a thousand: 1 of 1 at 99.9 % is not bad. */
const BAD_BY_CHANCE = 0.000_999
/** What the objective explains at least once in a hundred stretches speaks against no recovery. */
const EXPLAINED = 0.01
/** A trouble that lasts looks so good once in a thousand troubles: shared among its errors, for each of them begins a stretch. */
const GOOD_BY_CHANCE = 0.001

export const NOTHING: Evidence = { events: 0, errors: 0 }

/** Two stretches taken together. */
export function pooled(a: Evidence, b: Evidence): Evidence {
  return { events: a.events + b.events, errors: a.errors + b.errors }
}

/** Whether the error ratio lies above what is still good: `3 × (1 − objective)`, midway to 1 where that is nearer. */
export function isSuspect({ events, errors }: Evidence, objective: number): boolean {
  const allowed = 1 - objective
  return events > 0 && errors / events > Math.min(BAD_BURN_RATE * allowed, (1 + allowed) / 2)
}

/**
 * The one rule by which a service is good, bad, or neither for want of events.
 *
 * Bad: the error ratio is above the limit, and a service that just meets its objective has so many errors less than once in a thousand
 * (exact binomial tail). Good: it is not, the objective explains the errors, and a service as bad as in `trouble` has so few of them less
 * than once in a thousand, divided by the errors seen (beta-binomial tail: the ratio of the trouble is itself known from few events).
 *
 * @param objective ratio in (0, 1)
 * @param trouble what was bad before or after; with `null` nothing is good, for there is nothing to be better than
 */
export function judgeEvidence(stretch: Evidence, objective: number, trouble: Evidence | null = null): Judgement {
  const chance = isSuspect(stretch, objective) ? atLeast(stretch, 1 - objective) : 1
  if (chance < BAD_BY_CHANCE) return 'bad'
  if (trouble === null || stretch.events <= 0 || chance < EXPLAINED) return 'unclear'
  return atMostAsIn(trouble, stretch) <= GOOD_BY_CHANCE / (1 + trouble.errors) ? 'good' : 'unclear'
}

/** Chance of at least so many errors where each event fails with probability `share`. */
export function atLeast({ events, errors }: Evidence, share: number): number {
  if (errors <= 0 || errors <= share * events) return 1
  const failed = Math.min(errors, events)
  const first = failed * Math.log(share) + (events - failed) * Math.log1p(-share) + logChoose(events, failed)
  const odds = share / (1 - share)
  return Math.min(1, Math.exp(first) * series((step) => ((events - failed - step) / (failed + step + 1)) * odds))
}

/** Chance of at most so many errors in a stretch whose error ratio is that of the trouble, as far as its events tell (uniform prior). */
export function atMostAsIn(trouble: Evidence, { events, errors }: Evidence): number {
  const [a, b] = [trouble.errors + 1, Math.max(0, trouble.events - trouble.errors) + 1]
  if (errors / events >= a / (a + b)) return 1
  const first = logChoose(events, errors) + logBeta(a + errors, b + events - errors) - logBeta(a, b)
  const next = (step: number) => {
    const count = errors - step
    return (count * (b + events - count)) / ((events - count + 1) * (a + count - 1))
  }
  return Math.min(1, Math.exp(first) * series(next))
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

function logBeta(a: number, b: number): number {
  return logGamma(a) + logGamma(b) - logGamma(a + b)
}

/** Logarithm of the gamma function for x ≥ 1: Stirling's series (Abramowitz and Stegun 6.1.41), shifted to where it is exact to 1e-10. */
function logGamma(x: number): number {
  let [shifted, product] = [x, 1]
  while (shifted < 8) product *= shifted++
  const tail = 1 / (12 * shifted) - 1 / (360 * shifted ** 3) + 1 / (1260 * shifted ** 5)
  return (shifted - 0.5) * Math.log(shifted) - shifted + Math.log(2 * Math.PI) / 2 + tail - Math.log(product)
}
