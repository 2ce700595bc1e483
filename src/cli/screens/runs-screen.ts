import type { RunAnswer } from '../../backup/ping/run-answer.js'
import { formatDuration } from '../../shared/duration.js'
import type { Colours } from '../../terminal/colours.js'
import { layoutTable, type Cell } from '../../terminal/layout-table.js'

const COLUMNS = [
  { title: 'began' },
  { title: 'ended' },
  { title: 'took', align: 'right' },
  { title: 'outcome' },
  { title: 'bytes', align: 'right' },
  { title: 'said' },
] as const

/** So much of what was said fits beside the rest. */
const SAID_WIDTH = 50

/** A table of runs, newest first, times in UTC; ends with a line break. */
export function renderRuns(runs: readonly RunAnswer[], colours: Colours): string {
  if (runs.length === 0) return 'No run was told of.\n'
  const rows = runs.map((one) => rowOf(one, colours))
  return `${layoutTable(COLUMNS, rows, { title: colours.dim }).join('\n')}\n`
}

function rowOf(run: RunAnswer, colours: Colours): readonly Cell[] {
  const { outcome, exitStatus, durationSeconds } = run
  const text = exitStatus === null || exitStatus === 0 ? outcome : `${outcome} (${exitStatus})`
  return [
    { text: clock(run.startedAt) },
    { text: clock(run.endedAt) },
    { text: durationSeconds === null ? '–' : formatDuration(Math.round(durationSeconds)) },
    outcome === 'fail' ? { text, paint: colours.red } : { text },
    { text: run.sizeBytes === null ? '–' : run.sizeBytes.toLocaleString('en') },
    { text: lastLine(run.excerpt ?? '') },
  ]
}

function clock(at: string | null): string {
  return at === null ? '–' : at.slice(0, 19).replace('T', ' ')
}

/** Programs say last what came of it. What would move a cursor is left out. */
function lastLine(excerpt: string): string {
  const line = excerpt.split(/\r?\n/).findLast((one) => one.trim() !== '') ?? ''
  return line
    .trim()
    .replace(/\p{Cc}/gu, '')
    .slice(0, SAID_WIDTH)
}
