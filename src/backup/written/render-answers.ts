import { formatDuration } from '../../shared/duration.js'
import type { WrittenResult } from './written-result.js'

/** A line per run and per answer, times in UTC; ends with a line break. */
export function renderAnswers({ runs, answers }: WrittenResult): string {
  const told = runs.map(({ outcome, startedAt, endedAt, pointAt }) => {
    const point = pointAt === null ? 'saves nothing' : `as old as ${clock(pointAt)}`
    return `run ${outcome}: ${clock(startedAt)} to ${clock(endedAt)}, ${point}`
  })
  const lines = answers.map(({ at, state, exposureSeconds, nextDueAt, lateAt }) => {
    const exposure =
      exposureSeconds === null ? 'never backed up' : `exposure ${formatDuration(Math.round(exposureSeconds))}`
    const due = nextDueAt === null ? '' : `, due ${clock(nextDueAt)}`
    return `${clock(at)} ${state}: ${exposure}${due}${lateAt === null ? '' : `, late after ${clock(lateAt)}`}`
  })
  return [...told, ...lines, ''].join('\n')
}

function clock(at: string | null): string {
  return at === null ? '?' : at.slice(0, 19).replace('T', ' ')
}
