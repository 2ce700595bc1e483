import type { Cell, Section } from '../../document/blocks.js'
import type { ReportContent, ReportPart, ReportScope } from '../../feature/report-section.js'
import type { Clock } from '../../shared/clock.js'
import { originText, toActionAnswer, type ActionAnswer } from '../../action/action-answer.js'
import type { PostIncidentDesk } from '../postincident-desk-store.js'
import { postIncidentSpeech, type PostIncidentSpeech } from './texts/postincident-texts.js'

export interface PostIncidentReportParts {
  readonly desk: Pick<PostIncidentDesk, 'actions'>
  readonly clock: Clock
  readonly timezone: string
}

/** As many are told of; a report to people has no room for more. */
const MOST = 50

/** What reports say of action items: those that are open now, and those that were closed in the period. To the house only. */
export function createPostIncidentReport({ desk, clock, timezone }: PostIncidentReportParts): ReportPart {
  return {
    key: 'actions',
    async read(scope) {
      const means = { now: clock(), zone: timezone }
      const all = { after: null, limit: 10_000 }
      const open = await desk.actions({ ...all, state: 'open' })
      const closed = await desk.actions({ ...all, closedIn: scope.period.interval })
      const items = [...open, ...closed].filter(({ service }) => scope.services.includes(service))
      return actionsContent(
        items.map((item) => toActionAnswer(item, means)),
        scope,
      )
    },
  }
}

/** The same of what was read. */
export function actionsContent(items: readonly ActionAnswer[], { locale }: Pick<ReportScope, 'locale'>): ReportContent {
  const sections = items.length === 0 ? [] : [actionsSection(items, postIncidentSpeech(locale))]
  return { figures: items, sections }
}

function actionsSection(items: readonly ActionAnswer[], say: PostIncidentSpeech): Section {
  const { title, note, columns, more } = say.texts
  const shown = items.slice(0, MOST)
  const left = items.length - shown.length
  return {
    ...{ id: 'actions', title, note },
    blocks: [
      { kind: 'table', columns, rows: shown.map((item) => rowOf(item, say)) },
      ...(left === 0 ? [] : [{ kind: 'sentences' as const, texts: [more(left)] }]),
    ],
  }
}

function rowOf(item: ActionAnswer, say: PostIncidentSpeech) {
  const { number, text, owner, due } = item
  const of = originText(item)
  const name: Cell = { text: `${number}: ${text}`, plain: `${number} ${of}: ${text}`, below: [of] }
  return [name, owner, say.date(due), stateCell(item, say)]
}

function stateCell(
  { state, overdueSeconds }: Pick<ActionAnswer, 'state' | 'overdueSeconds'>,
  { texts, span }: PostIncidentSpeech,
): Cell {
  if (overdueSeconds !== null) return { text: texts.overdue(span(overdueSeconds)), tone: 'bad', strong: true }
  return state === 'done' ? { text: texts.done, tone: 'good' } : { text: texts[state] }
}
