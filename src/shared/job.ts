/** Work that is due at planned instants. */
export interface Job {
  readonly name: string
  /** Five- or six-field cron expression (the sixth, first in order, is seconds). */
  readonly cron: string
  /** IANA zone of the expression. */
  readonly timezone: string
  /**
   * What happens to slots that were missed while the process was down: `newest` runs the latest one only and logs the rest,
   * `replay` runs up to `most` of them, oldest first.
   */
  readonly missed: { readonly kind: 'newest' } | { readonly kind: 'replay'; readonly most: number }
  /** Names of jobs that must have begun before this one does, with what they do first. */
  readonly after?: readonly string[]
  /** Done once before the first slot, when the daemon starts. When it rejects, the slots begin all the same. */
  readonly first?: (signal: AbortSignal) => Promise<void>
  /** The same where the daemon only goes on with another configuration. */
  readonly resume?: (signal: AbortSignal) => Promise<void>
  /** Does between two slots what somebody waits for, never beside a run of a slot. */
  readonly now?: (signal: AbortSignal) => Promise<void>
  /** Runs for `slot`, the planned instant, never the wall clock. Repeating a slot must change nothing. */
  run(slot: Date, signal: AbortSignal): Promise<void>
}

/** Has jobs do at once what somebody waits for (`now`), one after the other; does not wait for it. */
export type Hurry = (...jobs: readonly string[]) => void

/** Where no jobs run. */
export const nothingRuns: Hurry = () => undefined
