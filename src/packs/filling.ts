import { falling, type SeriesValues } from './series-values.js'

/** How far back a forecast looks. Shorter and one log rotation fools it; longer and it is late. */
export const FORECAST_RANGE = '6h'

/** Times of the test of a forecast, in minutes, in steps of 5. */
export const FILLING = { from: 120, by: 120, until: 240, waitMinutes: 60 }

const STEP_HOURS = 5 / 60
const STEPS = 48

/** Free space, as a share, that falls in a straight line and jumps up to 80 % after 4 h. */
export interface Fall {
  readonly values: (size: number) => SeriesValues
  /** Share that is left so many minutes after the beginning, while it falls. */
  readonly at: (minutes: number) => number
}

/** From 2 h on it will be empty within `withinSeconds`. */
export function fallsTooFast(start: number, withinSeconds: number): Fall {
  // Half a step earlier, so that the instant is clear of rounding.
  return fall(start, withinSeconds / 3600 + FILLING.from / 60 - STEP_HOURS / 2)
}

/** During the whole test it will last a little longer than `withinSeconds`. */
export function fallsSlowly(start: number, withinSeconds: number): Fall {
  return fall(start, withinSeconds / 3600 + FILLING.until / 60 + 1)
}

/**
 * Will be empty within `withinSeconds` like the one that falls too fast, but is above `level` until it is too late for an alert.
 *
 * @returns `null` where it would have to begin with more than everything
 */
export function fallsFromHighUp(level: number, withinSeconds: number): Fall | null {
  const emptyAfterHours = withinSeconds / 3600 + FILLING.from / 60 - STEP_HOURS / 2
  const start = level / (1 - (FILLING.until - FILLING.waitMinutes) / 60 / emptyAfterHours)
  return start > 0 && start < 1 ? fall(start, emptyAfterHours) : null
}

function fall(start: number, emptyAfterHours: number): Fall {
  const perStep = (start / emptyAfterHours) * STEP_HOURS
  return {
    values: (size) => falling({ start: start * size, perStep: perStep * size, steps: STEPS }, [0.8 * size, 12]),
    at: (minutes) => start - (perStep * minutes) / 5,
  }
}
