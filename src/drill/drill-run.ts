import type { ActionItem } from '../action/action-item.js'
import { runCourse, type RunCourse } from './course/run-course.js'
import type { PlannedCheck, RunEntry, RunPlan } from './course/run-entry.js'
import type { DrillType, FailureClass } from './drill.js'

/** A run of a drill as it is kept: what it is held against, and what was said of it. */
export interface DrillRun {
  /** Unique for ever. */
  readonly id: string
  readonly service: string
  readonly environment: string | null
  readonly drill: string
  readonly type: DrillType
  readonly failureClass: FailureClass
  readonly dataset: string | null
  readonly rtoSeconds: number
  readonly deadlineSeconds: number
  readonly checks: readonly PlannedCheck[]
  /** What is done, for people. */
  readonly steps: readonly string[]
  readonly declaredAt: Date
  readonly startedBy: string
  readonly entries: readonly RunEntry[]
  /** What its findings have become. */
  readonly actions: readonly ActionItem[]
}

/** A run with how it stands. */
export interface RunStanding {
  readonly run: DrillRun
  readonly course: RunCourse
}

export function standingOf(run: DrillRun, now: Date): RunStanding {
  const plan: RunPlan = run
  return { run, course: runCourse(plan, run.entries, now) }
}
