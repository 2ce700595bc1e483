/** What the indicator of an SLO said at one instant, over the base window that ends there. */
export interface ServiceSample {
  readonly at: Date
  /** All and bad events within the window. */
  readonly events: number
  readonly errors: number
}

/** `quiet`: there were no events, which is neither good nor bad. A missing sample is treated alike. */
export type Judgement = 'good' | 'bad' | 'quiet'

/** So many times the errors that the objective allows are bad. The slowest page fires at 6: this is midway, on the scale of ratios. */
const BAD_BURN_RATE = 3

/**
 * Whether a service was bad. Bad is an error ratio above `3 × (1 − objective)` that chance cannot explain: with as many errors as the
 * objective allows, fewer than one sample in a thousand has so many.
 *
 * @param objective ratio in (0, 1)
 */
export function judgeSample({ events, errors }: ServiceSample, objective: number): Judgement {
  if (events <= 0) return 'quiet'
  const allowed = 1 - objective
  const limit = Math.min(BAD_BURN_RATE * allowed, (1 + allowed) / 2)
  const expected = allowed * events
  // 3.1 standard deviations of a Poisson count, and one event more, because with few events the deviation says little.
  const isChance = errors < 1 + expected + 3.1 * Math.sqrt(expected)
  return errors / events > limit && !isChance ? 'bad' : 'good'
}

/** What an answer is judged by. */
export interface JudgeSettings {
  /** Ratio in (0, 1). */
  readonly objective: number
  /** Distance of the samples. */
  readonly stepSeconds: number
  /** Length of the window that each sample looks back over. */
  readonly windowSeconds: number
  /** So much good service is a recovery, and ends the search for an onset. */
  readonly stabilityWindowSeconds: number
}
