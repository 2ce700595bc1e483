import type { RunStanding } from './drill-run.js'

/** A stretch in which a drill of a service was held: what went wrong then was meant to. */
export interface DrillSpan {
  readonly from: Date
  /** Its end, or its deadline where that comes first. */
  readonly to: Date
  /** It ended without bringing everything back, or its deadline went by: what still goes wrong is no drill any more. */
  readonly isOverrun: boolean
}

/** A failure may be injected before the drill is declared. */
export function spanOf({ run, course }: RunStanding, now: Date): DrillSpan {
  const { closedAt, deadline, clockFrom, state } = course
  const from = clockFrom < run.declaredAt ? clockFrom : run.declaredAt
  const to = closedAt === null || closedAt > deadline ? deadline : closedAt
  const isOverrun = state === 'failed' || state === 'abandoned' || (closedAt === null && now > deadline)
  return { from, to, isOverrun }
}
