import { choiceOf } from '../../page/choice.js'
import { formatSpan } from '../../words/format-span.js'
import type { DrillAnswer, DrillRunAnswer } from '../over-http/drill-answer.js'
import { drillBadge, runBadge } from './drill-badges.js'

/** As many are shown; the API has them all. */
export const MOST_DRILLS = 200
export const MOST_RUNS = 25

const EXAMPLE = `drills:
  - name: restore-orders
    type: restore
    class: infrastructure
    every: 30d
    checks: [{ tcp: { address: 'standby:5432' } }]`

/** What the list of drills shows. */
export function drillsView(drills: readonly DrillAnswer[], runs: readonly DrillRunAnswer[]): object {
  return {
    drills: {
      caption: 'Drills',
      columns: [
        ...[{ title: 'Drill' }, { title: 'Type' }, { title: 'State' }],
        ...[{ title: 'Took', numeric: true }, { title: 'Objective (RTO)', numeric: true }, { title: 'Due' }],
      ],
      rows: drills.slice(0, MOST_DRILLS).map(drillRow),
    },
    more: drills.length > MOST_DRILLS ? `The first ${MOST_DRILLS} of ${drills.length}; the API has all.` : '',
    runs: {
      caption: 'Runs, newest first',
      columns: [{ title: 'Run' }, { title: 'Declared' }, { title: 'State' }, { title: 'Took' }, { title: 'Review' }],
      rows: runs.map(runRow),
    },
    by: { id: 'start-by', name: 'by', label: 'Your name', required: true },
    choice: choiceOf({
      ...{ name: 'which', label: 'Which', id: 'start-which' },
      options: drills.map(({ service, name }) => [`${service}/${name}`, `${service}/${name}`]),
    }),
    example: EXAMPLE,
    how: [
      'What it took last is the time from the failure, or the declaration, to the last check that passed. Pauses are part of it.',
      'A drill is due so long after it was passed last; a run that failed or was given up puts nothing off.',
    ],
  }
}

function drillRow(drill: DrillAnswer, index: number) {
  const figure = (field: 'rtoActualSeconds' | 'rtoSeconds') => {
    const value = drill[field]
    return value === null ? { text: '–' } : { text: formatSpan(value), value, field: `/data/${index}/${field}` }
  }
  const name = `${drill.service}/${drill.name}`
  return [
    drill.openRun === null ? { text: name } : { text: name, href: runAddress(drill.openRun) },
    { text: drill.type },
    { badge: drillBadge(drill) },
    figure('rtoActualSeconds'),
    figure('rtoSeconds'),
    drill.dueAt === null ? { text: '–' } : { at: new Date(drill.dueAt) },
  ]
}

// They stand in no answer that is the twin of the page: their own pages say their numbers.
function runRow(run: DrillRunAnswer) {
  const { declared } = run.milestones
  const review = run.closedAt === null ? '–' : run.reviewedAt === null ? 'to be filed' : 'filed'
  return [
    { text: `${run.service}/${run.drill}`, href: runAddress(run.id) },
    declared === null ? { text: '–' } : { at: new Date(declared) },
    { badge: runBadge(run.state) },
    { text: run.rtoActualSeconds === null ? '–' : formatSpan(run.rtoActualSeconds) },
    { text: review },
  ]
}

export function runAddress(id: string): string {
  return `/drills/${encodeURIComponent(id)}`
}
