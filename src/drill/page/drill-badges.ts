import type { Badge } from '../../page/helpers.js'
import type { RunState } from '../course/run-course.js'
import type { DrillAnswer, DrillRunAnswer } from '../over-http/drill-answer.js'

const TONES = { running: 'open', paused: 'warn', passed: 'good', failed: 'bad', abandoned: 'calm' } as const

export function runBadge(state: RunState): Badge {
  return { tone: TONES[state], text: state }
}

const CHECK_TONES = { waiting: 'calm', failing: 'bad', holding: 'warn', passed: 'good' } as const

export function checkBadge(state: DrillRunAnswer['checks'][number]['state']): Badge {
  return { tone: CHECK_TONES[state], text: state }
}

/** How a drill stands between its runs. */
export function drillBadge({ openRun, overdueSeconds, lastOutcome }: DrillAnswer): Badge {
  if (openRun !== null) return { tone: 'open', text: 'being held' }
  if (overdueSeconds !== null) return { tone: 'bad', text: 'overdue' }
  return lastOutcome === null ? { tone: 'calm', text: 'never held' } : runBadge(lastOutcome)
}
