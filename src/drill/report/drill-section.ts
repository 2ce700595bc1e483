import { MARKS, type Block, type Cell, type OutlineEntry, type Section, type Tone } from '../../document/blocks.js'
import { besideLimit } from '../../words/beside-limit.js'
import type { DrillsOfPeriod, RunOfPeriod, ServiceSuccess, UnheldDrill } from './drill-period.js'
import type { DrillSpeech } from './texts/drill-texts.js'

const TONES: Readonly<Record<RunOfPeriod['state'], Tone>> = { passed: 'good', failed: 'bad', abandoned: 'open' }

/** Who speaks, and in which zone instants are. */
interface Voice {
  readonly say: DrillSpeech
  readonly zone: string
}

/** The drills of a report; none where there are none. */
export function drillSections({ runs, unheld, services }: DrillsOfPeriod, voice: Voice): readonly Section[] {
  if (runs.length + unheld.length === 0) return []
  const { title, note, columns } = voice.say.texts
  const blocks: readonly Block[] = [
    {
      kind: 'table',
      on: 'page',
      columns: [columns.drill, columns.outcome, columns.took, columns.point],
      rows: [...runs.map((run) => runRow(run, voice)), ...unheld.map((drill) => unheldRow(drill, voice))],
    },
    {
      kind: 'outline',
      on: 'text',
      entries: [...runs.map((run) => runEntry(run, voice)), ...unheld.map((drill) => unheldEntry(drill, voice))],
    },
    { kind: 'sentences', texts: services.map((one) => successSentence(one, voice)) },
  ]
  return [{ id: 'drills', title, note, blocks }]
}

function runRow(run: RunOfPeriod, voice: Voice): readonly Cell[] {
  const { say, zone } = voice
  const tone = TONES[run.state]
  const reason = run.reason === null ? [] : [run.reason]
  const text = `${MARKS[tone]} ${say.texts.outcomes[run.state]}`
  const { took, objective, isMet } = timesOf(run, voice)
  const timeTone = isMet === null ? {} : { tone: isMet ? ('good' as const) : ('bad' as const) }
  return [
    nameCell(run, voice),
    { text, tone, strong: true, below: [say.instant(run.closedAt, zone), ...reason] },
    { text: took, below: [objective], ...timeTone },
    pointCell(run, voice),
  ]
}

function nameCell({ service, drill, type }: RunOfPeriod | UnheldDrill, { say }: Voice): Cell {
  return { text: `${service}/${drill}`, below: [say.texts.types[type]] }
}

function pointCell({ recoveryPoint, rpoActualSeconds }: RunOfPeriod, { say, zone }: Voice): Cell {
  if (recoveryPoint === null || rpoActualSeconds === null) return { text: '–' }
  return { text: say.instant(recoveryPoint, zone), below: [say.texts.lost(say.span(rpoActualSeconds))] }
}

function timesOf({ rtoActualSeconds, rtoSeconds, isRtoMet }: RunOfPeriod, { say }: Voice) {
  const { unmeasured, objective, objectiveAlone } = say.texts
  if (rtoActualSeconds === null || isRtoMet === null)
    return { took: unmeasured, objective: objectiveAlone(say.span(rtoSeconds)), isMet: null }
  const { text, limit } = besideLimit(rtoActualSeconds, rtoSeconds, say.span)
  return { took: text, objective: objective(limit, isRtoMet), isMet: isRtoMet }
}

function unheldRow(drill: UnheldDrill, voice: Voice): readonly Cell[] {
  const objective = voice.say.texts.objectiveAlone(voice.say.span(drill.rtoSeconds))
  return [nameCell(drill, voice), { text: unheldText(drill, voice) }, { text: '–', below: [objective] }, { text: '–' }]
}

function unheldText({ lastPassedAt }: UnheldDrill, { say, zone }: Voice): string {
  return say.texts.unheld(lastPassedAt === null ? null : say.day(lastPassedAt, zone))
}

function runEntry(run: RunOfPeriod, voice: Voice): OutlineEntry {
  const { say, zone } = voice
  const { line, outcomes, recovered, point, lost } = say.texts
  const { took, objective, isMet } = timesOf(run, voice)
  const under = [
    ...(run.reason === null ? [] : [run.reason]),
    isMet === null ? objective : recovered(took, objective),
    ...(run.recoveryPoint === null || run.rpoActualSeconds === null
      ? []
      : [point(say.instant(run.recoveryPoint, zone), lost(say.span(run.rpoActualSeconds)))]),
  ]
  const outcome = `${outcomes[run.state]}, ${say.instant(run.closedAt, zone)}`
  return { text: line(headOf(run, voice), outcome), under: under.map((text) => ({ text })) }
}

function unheldEntry(drill: UnheldDrill, voice: Voice): OutlineEntry {
  return { text: voice.say.texts.line(headOf(drill, voice), unheldText(drill, voice)) }
}

function headOf({ service, drill, type }: RunOfPeriod | UnheldDrill, { say }: Voice): string {
  return `${service}/${drill} (${say.texts.types[type]})`
}

function successSentence({ service, passed, failed, ratio, targetRatio }: ServiceSuccess, { say }: Voice): string {
  const { success, share, none } = say.texts
  if (ratio === null) return none(service)
  const target = say.percent(targetRatio, { digits: 0 })
  const text = say.percent(ratio, { digits: 1 })
  return `${success(service, { passed, count: passed + failed })}, ${share(text, { target, isMet: ratio >= targetRatio })}`
}
