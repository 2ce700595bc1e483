/** What was counted in one look of the guard: events, and those of them that failed. */
export interface Bin {
  readonly events: number
  /** At most `events`. */
  readonly errors: number
}

/** Seconds from one look of the guard to the next, and the length of a bin. */
export const LOOK_SECONDS = 30

export function total(bins: readonly Bin[]): Bin {
  return bins.reduce((sum, { events, errors }) => ({ events: sum.events + events, errors: sum.errors + errors }), {
    events: 0,
    errors: 0,
  })
}
