import { lengthOf } from '../../calendar/interval.js'
import type { Cell, OutlineEntry, Section, Tone } from '../../document/blocks.js'
import type { Exclusion } from '../exclusion.js'
import { exclusionLines, exclusionName } from './exclusion-words.js'
import { nameOf, type AgreementMonth } from './agreement-month.js'
import type { AgreementSpeech } from './texts/agreement-texts.js'

/** Times that are named one by one; a nightly window has thirty. */
const NAMED = 4

/** What is said not to count of one agreement under one name, as far as the same was decided about it. */
interface Decision {
  readonly window: string
  readonly agreement: string
  readonly when: string
  /** Kind, notice, who entered it, evidence. */
  readonly said: readonly string[]
  readonly length: string
  readonly tone: Tone
  readonly decision: string
  /** '' where it needs no reason. */
  readonly because: string
}

/** What was decided about what is said not to count; none where nothing is. */
export function exclusionSections(agreements: readonly AgreementMonth[], say: AgreementSpeech): readonly Section[] {
  const decisions = agreements.flatMap(({ result }) =>
    grouped(result.exclusions).map((group) => decisionOn(group, result, say)),
  )
  if (decisions.length === 0) return []
  const { titleOf, note, columns } = say.texts.maintenance
  const isMaintenance = agreements.every(({ result }) => result.exclusions.every(isPlanned))
  return [
    {
      id: 'maintenance',
      title: titleOf(isMaintenance),
      note: note(isMaintenance),
      blocks: [
        { kind: 'table', on: 'page', columns, rows: decisions.map(rowOf) },
        { kind: 'outline', on: 'text', entries: decisions.map(entryOf) },
      ],
    },
  ]
}

function isPlanned({ kind }: Exclusion): boolean {
  return kind === 'scheduled_maintenance'
}

function grouped(exclusions: readonly Exclusion[]): readonly (readonly [Exclusion, ...Exclusion[]])[] {
  const groups = new Map<string, [Exclusion, ...Exclusion[]]>()
  for (const one of exclusions) {
    const key = JSON.stringify({ ...one, from: null, to: null, begins: null })
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [one])
    else group.push(one)
  }
  return [...groups.values()]
}

function decisionOn(
  group: readonly [Exclusion, ...Exclusion[]],
  result: AgreementMonth['result'],
  say: AgreementSpeech,
): Decision {
  const { leftOut, counts, partOf: part, more, refused } = say.texts.maintenance
  const [{ refusal, refusalCode, partOf, reason }] = group
  const window = exclusionName(group[0], say)
  const named = group.slice(0, NAMED).map((one) => say.stretch(one, result.timezone))
  const others = group.length - named.length
  return {
    window: reason === null ? window : `${window}: ${reason}`,
    agreement: nameOf(result),
    when: [...named, ...(others === 0 ? [] : [more(others)])].join('; '),
    said: exclusionLines(group, result.timezone, say),
    length: say.span(lengthOf(group)),
    tone: refusal === null ? 'good' : 'open',
    decision: refusal === null ? leftOut : counts,
    because: refusal === null ? (partOf === null ? '' : part(partOf)) : refused(refusal, refusalCode ?? null),
  }
}

function rowOf({ window, agreement, when, said, length, tone, decision, because }: Decision): readonly Cell[] {
  const reason = because === '' ? [] : [{ text: because, tone }]
  return [
    { text: window, below: [agreement, when, ...said, ...reason] },
    { text: length, below: [{ text: decision, tone }] },
  ]
}

function entryOf({ window, agreement, when, said, length, decision, because }: Decision): OutlineEntry {
  const decided = `${length}, ${decision}${because === '' ? '' : `: ${because}`}`
  return { text: `${window}, ${agreement}`, under: [when, ...said, decided].map((text) => ({ text })) }
}
