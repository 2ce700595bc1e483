import type { PlannedCheck, RunEntry } from './run-entry.js'

/** How a check stands. */
export interface CheckCourse extends PlannedCheck {
  /** `waiting`: nothing was said of it since the clock runs; `holding`: it passes, but not for long enough yet. */
  readonly state: 'waiting' | 'failing' | 'holding' | 'passed'
  /** Since when it passes without a failure between; `null`: it does not, or not for long enough. */
  readonly passedAt: Date | null
  /** What was said last. */
  readonly detail: string | null
}

/** The stretch in which a clock counts. */
export interface ClockSpan {
  readonly from: Date
  readonly to: Date
}

/**
 * How a check stands after what was said of it. Before the clock runs everything may still be as it was, and behind the deadline it is too
 * late: neither counts.
 */
export function checkCourse(check: PlannedCheck, entries: readonly RunEntry[], { from, to }: ClockSpan): CheckCourse {
  let state: CheckCourse = { ...check, state: 'waiting', passedAt: null, detail: null }
  let since: Date | null = null
  for (const { at, said } of entries) {
    if (said.kind !== 'check' || said.check !== check.name || at < from || at > to) continue
    since = said.passed ? (since ?? at) : null
    state = { ...check, detail: said.detail, ...standing(since, { at, holdSeconds: check.holdSeconds }) }
  }
  return state
}

function standing(
  since: Date | null,
  { at, holdSeconds }: { readonly at: Date; readonly holdSeconds: number },
): Pick<CheckCourse, 'state' | 'passedAt'> {
  if (since === null) return { state: 'failing', passedAt: null }
  const isHeld = at.getTime() - since.getTime() >= holdSeconds * 1000
  return isHeld ? { state: 'passed', passedAt: since } : { state: 'holding', passedAt: null }
}
