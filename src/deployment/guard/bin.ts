/** What was counted in one look of the guard: events, and those of them that failed. */
export interface Bin {
  readonly events: number
  /** At most `events`. */
  readonly errors: number
}

/** Seconds from one look of the guard to the next, and the length of a bin. */
export const LOOK_SECONDS = 30

export function total(bins: readonly Bin[]): Bin {
  let [events, errors] = [0, 0]
  for (const bin of bins) {
    events += bin.events
    errors += bin.errors
  }
  return { events, errors }
}
