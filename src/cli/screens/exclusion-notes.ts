import { kindWords } from '../../exclusion/entry.js'
import type { StatusAnswer } from '../../status/status-answer.js'
import { briefSpan } from '../../words/brief-span.js'
import { instantText } from './status-texts.js'

type Sla = StatusAnswer['slas'][number]
type Exclusion = Sla['exclusions'][number]

/** What was said not to count: how much of it is left out, and of each who says so and what was decided. Empty where nothing was said. */
export function exclusionNotes({ exclusions, excludedSeconds }: Sla): readonly string[] {
  const left = excludedSeconds === 0 ? [] : [`${briefSpan(excludedSeconds)} left out`]
  return [...left, ...new Set(exclusions.map(exclusionNote))]
}

/** `db-upgrade counts: announced 1d before; 2d of notice were agreed (scheduled maintenance, by configuration: PG 18)`. */
function exclusionNote(one: Exclusion): string {
  const facts = [kindWords(one.kind), noticeText(one), entryText(one)].filter((text) => text !== '')
  const why = [one.reason, one.evidence].filter((text) => text !== null)
  const said = [facts.join(', '), ...(why.length === 0 ? [] : [why.join(', ')])].join(': ')
  return `${one.window} ${decisionText(one)} (${said})`
}

function decisionText({ refusal, partOf }: Exclusion): string {
  if (refusal !== null) return `counts: ${refusal}`
  return partOf === null ? 'left out' : `left out as part of ${partOf}`
}

function noticeText({ announced, begins }: Exclusion): string {
  if (announced === null) return ''
  return `announced ${instantText(announced)}${announced > begins ? ', only after it had begun' : ''}`
}

/** Instants of answers are texts of one form, which sort as they follow each other. */
function entryText({ recorded, begins, author }: Exclusion): string {
  const by = author === null ? '' : ` by ${author}`
  if (recorded === null) return author === null ? 'by configuration' : `by configuration, says ${author}`
  return `entered${by} ${instantText(recorded)}${recorded > begins ? ', only after it had begun' : ''}`
}
