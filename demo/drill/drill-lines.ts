import type { DrillRunAnswer } from '../../src/drill/over-http/drill-answer.js'
import { formatSpan } from '../../src/words/format-span.js'

/** A run in sentences: what came back, how soon, and up to when; or why it failed. */
export function drillLines(run: DrillRunAnswer): readonly string[] {
  const { rtoActualSeconds, rtoSeconds, recoveryPoint, rpoActualSeconds, reason, checks } = run
  const took = rtoActualSeconds === null ? null : formatSpan(rtoActualSeconds)
  const lost = rpoActualSeconds === null ? '' : `, ${formatSpan(rpoActualSeconds)} before the loss`
  return [
    ...(reason === null ? [] : [reason]),
    ...checks.map(({ name, state, detail }) => `${name} ${state}${detail === null ? '' : `: ${detail}`}`),
    took === null
      ? `not recovered; ${formatSpan(rtoSeconds)} are allowed`
      : `recovered after ${took}; ${formatSpan(rtoSeconds)} are allowed`,
    recoveryPoint === null ? 'no recovery point is verified' : `verified recovery point: ${recoveryPoint}${lost}`,
  ]
}
