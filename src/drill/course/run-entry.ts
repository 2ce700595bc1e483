import type { DrillType, Milestone } from '../drill.js'

/** What was said of a run. */
export type Saying =
  | { readonly kind: 'milestone'; readonly milestone: Milestone; readonly note: string | null }
  | { readonly kind: 'check'; readonly check: string; readonly passed: boolean; readonly detail: string | null }
  | { readonly kind: 'step'; readonly step: number; readonly outcome: StepOutcome; readonly detail: string | null }
  | { readonly kind: 'pause'; readonly reason: string }
  | { readonly kind: 'resume' }
  | { readonly kind: 'recovery_point'; readonly point: Date }
  | { readonly kind: 'close'; readonly how: Closing; readonly reason: string | null }
  | { readonly kind: 'finding'; readonly text: string; readonly owner: string | null; readonly due: string | null }
  | { readonly kind: 'finding_done'; readonly finding: number }
  | { readonly kind: 'review'; readonly text: string }

/** How a step stands. */
export type StepOutcome = 'begun' | 'done' | 'failed'

/** How a run ended: somebody said that it is over, gave it up, or the deadline went by. */
export type Closing = 'finished' | 'abandoned' | 'expired'

/** One saying, kept for ever. */
export interface RunEntry {
  /** Rising within the run, from 1. */
  readonly number: number
  /** When that was of which it tells. */
  readonly at: Date
  readonly by: string
  readonly said: Saying
}

/** What a run is held against, as it was when the run began. */
export interface RunPlan {
  readonly type: DrillType
  readonly rtoSeconds: number
  readonly deadlineSeconds: number
  readonly checks: readonly PlannedCheck[]
  readonly declaredAt: Date
}

export interface PlannedCheck {
  readonly name: string
  readonly kind: string
  /** How long it has to hold before it counts. */
  readonly holdSeconds: number
}
