/** What a start gets done before work of others makes sense. */
export type Milestone = 'alerts_compared' | 'backlog_read'

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
  /** At a start it waits for that; missing: it waits for nothing. */
  readonly after?: Milestone
  /** Runs for `slot`, the planned instant, never the wall clock. Repeating a slot must change nothing. */
  run(slot: Date, signal: AbortSignal): Promise<void>
}
