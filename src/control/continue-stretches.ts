import { controlId, controlKey } from './control.js'
import type { ControlStanding } from './standing.js'
import type { NewStretch, Stretch } from './stretch-store.js'

/** Longer than this, in seconds, nobody looked: what was before and what is now are two stretches. */
export const LONGEST_GAP_SECONDS = 1800

/** How much of a stretch may be lost in a crash, in seconds: it is written no more often than that, however often it is judged. */
export const WRITTEN_EVERY_SECONDS = 900

/** What is to be written of how controls stand now. */
export interface Continuation {
  readonly begun: readonly NewStretch[]
  readonly extended: readonly Stretch[]
}

/** What goes on, and what begins, by the newest stretch of each control. */
export function continueStretches(
  standings: readonly ControlStanding[],
  newest: ReadonlyMap<string, Stretch>,
): Continuation {
  const [begun, extended]: [NewStretch[], Stretch[]] = [[], []]
  for (const { control, judgement, judgedAt } of standings) {
    // Nobody was asked yet: that is no state of the control.
    if (judgement.finding.reason === 'not_asked') continue
    const key = controlKey(control)
    const last = newest.get(controlId(key))
    const { status, finding } = judgement
    if (last === undefined || last.status !== status || secondsBetween(last.judgedAt, judgedAt) > LONGEST_GAP_SECONDS) {
      begun.push({ ...key, status, from: judgedAt, judgedAt, finding })
    } else if (secondsBetween(last.judgedAt, judgedAt) >= WRITTEN_EVERY_SECONDS) {
      extended.push({ ...last, judgedAt, finding })
    }
  }
  return { begun, extended }
}

function secondsBetween(from: Date, to: Date): number {
  return (to.getTime() - from.getTime()) / 1000
}
