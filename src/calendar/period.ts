import type { Interval } from './interval.js'

/** A calendar period in a zone, with the name that people give it. */
export interface Period {
  /** Its bounds as instants: `[from, to)`. */
  readonly interval: Interval
  /** `2026-10` for a month; never ambiguous, sorts by time. */
  readonly label: string
  /** IANA zone whose midnights are the bounds. */
  readonly zone: string
}
