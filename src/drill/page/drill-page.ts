import { formatSpan } from '../../words/format-span.js'
import { MILESTONES } from '../drill.js'
import type { DrillRunAnswer } from '../over-http/drill-answer.js'
import { checkBadge, runBadge } from './drill-badges.js'
import { formsOf } from './drill-forms.js'

/** What the page of a run shows. */
export function drillView(run: DrillRunAnswer): object {
  const { service, drill, type, startedBy, reason } = run
  return {
    title: `${service}/${drill}`,
    state: runBadge(run.state),
    where: `${type}, declared by ${startedBy}`,
    reason,
    actions: `/actions?state=all&service=${encodeURIComponent(service)}`,
    forms: formsOf(run),
    ...{ times: timesTable(run), milestones: milestonesTable(run), checks: checksTable(run) },
    ...{ steps: stepsTable(run), findings: findingsTable(run), timeline: timelineTable(run) },
    how: [
      'The clock runs from the failure, where somebody said when it was injected, else from the declaration, to the last check that passed. Pauses are part of that time.',
      'Checks are asked by plimsoll drill, where it is run; the daemon keeps what they found.',
    ],
  }
}

interface Timed {
  readonly title: string
  readonly value: number | null
  readonly field: string
}

function timesTable(run: DrillRunAnswer) {
  const { phases } = run
  const took = { met: ' (met)', missed: ' (missed)', unknown: '' }[verdictOf(run)]
  const rows: readonly Timed[] = [
    { title: `Time to recover${took}`, value: run.rtoActualSeconds, field: '/rtoActualSeconds' },
    { title: 'Objective (RTO)', value: run.rtoSeconds, field: '/rtoSeconds' },
    { title: 'Of it paused', value: run.pausedSeconds, field: '/pausedSeconds' },
    { title: 'Data lost, in time', value: run.rpoActualSeconds, field: '/rpoActualSeconds' },
    { title: 'To detect', value: phases.detectSeconds, field: '/phases/detectSeconds' },
    { title: 'To decide', value: phases.decideSeconds, field: '/phases/decideSeconds' },
    { title: 'To restore', value: phases.restoreSeconds, field: '/phases/restoreSeconds' },
    { title: 'To validate', value: phases.validateSeconds, field: '/phases/validateSeconds' },
  ]
  return {
    caption: 'How long it took',
    columns: [{ title: 'What' }, { title: 'Took', numeric: true }],
    rows: rows.map(({ title, value, field }) => [
      { text: title },
      value === null ? { text: 'not measured' } : { text: formatSpan(value), value, field },
    ]),
  }
}

function verdictOf({ isRtoMet }: DrillRunAnswer): 'met' | 'missed' | 'unknown' {
  return isRtoMet === null ? 'unknown' : isRtoMet ? 'met' : 'missed'
}

function milestonesTable({ milestones, disorder, recoveryPoint }: DrillRunAnswer) {
  const rows = (['declared', ...MILESTONES, 'validated'] as const).map((name) => [
    { text: name },
    timeCell(milestones[name]),
  ])
  return {
    caption: 'Milestones',
    columns: [{ title: 'Milestone' }, { title: 'At' }],
    rows: [
      ...rows,
      [{ text: 'recovery point', note: 'the newest data that came back' }, timeCell(recoveryPoint)],
      ...disorder.map((text) => [{ text: 'in disorder' }, { text }]),
    ],
  }
}

function timeCell(at: string | null) {
  return at === null ? { text: '–' } : { at: new Date(at) }
}

function checksTable({ checks }: DrillRunAnswer) {
  return {
    caption: 'Checks',
    columns: [{ title: 'Check' }, { title: 'State' }, { title: 'Passes since' }, { title: 'Seen' }],
    rows: checks.map(({ name, state, passedAt, detail }) => [
      ...[{ text: name }, { badge: checkBadge(state) }],
      ...[timeCell(passedAt), { text: detail ?? '–' }],
    ]),
  }
}

function stepsTable({ steps }: DrillRunAnswer) {
  return {
    caption: 'Steps',
    columns: [{ title: 'Step' }, { title: 'State' }, { title: 'At' }],
    rows: steps.map(({ text, outcome, at, detail }, place) => [
      { text: `${place + 1}. ${text}` },
      { text: outcome ?? 'to be done', ...(detail === null ? {} : { note: detail }) },
      timeCell(at),
    ]),
  }
}

function findingsTable({ findings }: DrillRunAnswer) {
  return {
    caption: 'Findings',
    columns: [{ title: 'Item' }, { title: 'Finding' }, { title: 'Who' }, { title: 'Up to' }, { title: 'State' }],
    rows: findings.map(({ action, text, owner, due, state }, place) => [
      { text: String(action), value: action, field: `/findings/${place}/action` },
      ...[{ text }, { text: owner }, { text: due }],
      { badge: { tone: state === 'done' ? 'good' : 'calm', text: state } },
    ]),
  }
}

function timelineTable({ timeline }: DrillRunAnswer) {
  return {
    caption: 'What was said',
    columns: [{ title: 'At' }, { title: 'What' }, { title: 'By' }],
    rows: timeline.map(({ at, text, by }) => [{ at: new Date(at) }, { text }, { text: by }]),
  }
}
