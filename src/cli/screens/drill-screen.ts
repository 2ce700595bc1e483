import type { DrillAnswer, DrillRunAnswer } from '../../drill/over-http/drill-answer.js'
import type { Colours } from '../../terminal/colours.js'
import { bar, layoutTable, type Cell } from '../../terminal/layout-table.js'
import { formatSpan } from '../../words/format-span.js'
import { textFacts } from '../../words/text-layout.js'

const DRILL_COLUMNS = [
  { title: 'service' },
  { title: 'drill' },
  { title: 'type' },
  { title: 'last' },
  { title: 'took', align: 'right' },
  { title: 'RTO', align: 'right' },
  { title: 'due' },
] as const

/** A table of drills; ends with a line break. */
export function renderDrills(drills: readonly DrillAnswer[], colours: Colours): string {
  if (drills.length === 0) return 'No drill is configured. `drills` of a service says which are held.\n'
  return table(
    DRILL_COLUMNS,
    drills.map((one) => drillRow(one, colours)),
    colours,
  )
}

function drillRow(one: DrillAnswer, { red }: Colours): readonly Cell[] {
  const due = one.dueAt === null ? '' : one.overdueSeconds === null ? one.dueAt : `overdue since ${one.dueAt}`
  return [
    ...[one.service, one.name, one.type].map((text) => ({ text })),
    one.openRun === null ? { text: one.lastOutcome ?? 'never' } : { text: 'being held' },
    { text: one.rtoActualSeconds === null ? '' : formatSpan(one.rtoActualSeconds) },
    { text: formatSpan(one.rtoSeconds) },
    one.overdueSeconds === null ? { text: due } : { text: due, paint: red },
  ]
}

const RUN_COLUMNS = [
  { title: 'declared' },
  { title: 'service' },
  { title: 'drill' },
  { title: 'state' },
  { title: 'took', align: 'right' },
  { title: 'review' },
  { title: 'id' },
] as const

/** A table of runs, newest first; ends with a line break. */
export function renderRuns(runs: readonly DrillRunAnswer[], colours: Colours): string {
  if (runs.length === 0) return 'No drill was held. `plimsoll drill run NAME` holds one.\n'
  return table(
    RUN_COLUMNS,
    runs.map((one) => runRow(one, colours)),
    colours,
  )
}

function runRow(one: DrillRunAnswer, { red }: Colours): readonly Cell[] {
  const review = one.closedAt === null ? '' : one.reviewedAt === null ? 'to be filed' : 'filed'
  return [
    ...[one.milestones.declared ?? '', one.service, one.drill].map((text) => ({ text })),
    one.state === 'failed' ? { text: one.state, paint: red } : { text: one.state },
    { text: one.rtoActualSeconds === null ? '' : formatSpan(one.rtoActualSeconds) },
    { text: review },
    { text: one.id },
  ]
}

function table(
  columns: typeof RUN_COLUMNS | typeof DRILL_COLUMNS,
  rows: readonly (readonly Cell[])[],
  colours: Colours,
): string {
  return `${layoutTable(columns, rows, { title: colours.dim }).join('\n')}\n`
}

/** One run with what was said of it; ends with a line break. */
export function renderRun(run: DrillRunAnswer): string {
  const facts = [
    { label: 'Drill', value: `${run.drill} of ${run.service}, ${run.type}` },
    { label: 'State', value: `${run.state}${run.reason === null ? '' : `: ${run.reason}`}` },
    { label: 'RTO actual', value: rtoText(run) },
    { label: 'RPO actual', value: rpoText(run) },
    { label: 'Declared', value: `${run.milestones.declared ?? ''} by ${run.startedBy}` },
    ...phaseFacts(run),
    ...run.disorder.map((value) => ({ label: 'In disorder', value })),
    ...run.checks.map(({ name, state, detail }) => ({
      label: `Check ${name}`,
      value: [state, detail ?? []].flat().join(': '),
    })),
    ...run.findings.map(({ number, text, action, owner, due, state }) => ({
      label: `Finding ${number}`,
      value: `${text} (action item ${action}: ${owner}, up to ${due}, ${state})`,
    })),
    { label: 'Id', value: run.id },
  ]
  const timeline = run.timeline.map(({ at, by, text }) => ({ label: `  ${at}`, value: `${text} (${by})` }))
  return `${[textFacts(facts), ...(timeline.length === 0 ? [] : ['', textFacts(timeline)])].join('\n')}\n`
}

function rtoText({ rtoActualSeconds, isRtoMet, rtoSeconds, pausedSeconds }: DrillRunAnswer): string {
  if (rtoActualSeconds === null) return `not measured; objective ${formatSpan(rtoSeconds)}`
  const paused = pausedSeconds === 0 ? '' : `, ${formatSpan(pausedSeconds)} of it paused`
  return `${formatSpan(rtoActualSeconds)} of ${formatSpan(rtoSeconds)}: ${isRtoMet === true ? 'met' : 'missed'}${paused}`
}

function rpoText({ rpoActualSeconds, recoveryPoint }: DrillRunAnswer): string {
  return rpoActualSeconds === null
    ? 'not measured'
    : `${formatSpan(rpoActualSeconds)}: the newest data is of ${recoveryPoint ?? ''}`
}

function phaseFacts({ phases }: DrillRunAnswer) {
  const named = {
    Detect: phases.detectSeconds,
    Decide: phases.decideSeconds,
    Restore: phases.restoreSeconds,
    Validate: phases.validateSeconds,
  }
  return Object.entries(named).flatMap(([label, seconds]) =>
    seconds === null ? [] : [{ label, value: formatSpan(seconds) }],
  )
}

/** How a run stands while it goes on: the time against the objective, and each check. */
export function runLines(run: DrillRunAnswer, elapsedSeconds: number, { red, green, dim }: Colours): readonly string[] {
  const share = Math.min(1, elapsedSeconds / run.rtoSeconds)
  const time = `${formatSpan(Math.floor(elapsedSeconds))} of ${formatSpan(run.rtoSeconds)}`
  const head = `${run.drill} ${bar(share, 20)} ${time}${elapsedSeconds > run.rtoSeconds ? ', the objective is missed' : ''}`
  const paints = { passed: green, failing: red, holding: green, waiting: dim }
  const width = Math.max(0, ...run.checks.map(({ name }) => name.length))
  const checks = run.checks.map(
    ({ name, state, detail }) => `  ${name.padEnd(width)}  ${paints[state](state.padEnd(7))}  ${detail ?? ''}`,
  )
  return [head, ...checks].map((line) => line.replaceAll('\n', ' '))
}
