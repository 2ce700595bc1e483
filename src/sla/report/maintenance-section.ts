import { lengthOf } from '../../calendar/interval.js'
import type { Cell, OutlineEntry, Section, Tone } from '../../document/blocks.js'
import { formatStretch } from '../../words/format-date.js'
import { formatSpan } from '../../words/format-span.js'
import type { Exclusion } from '../exclusions.js'
import { nameOf, type AgreementMonth } from './agreement-month.js'

/** Times that are named one by one; a nightly window has thirty. */
const NAMED = 4

/** Planned maintenance of one agreement and window, as far as the same was decided about it. */
interface Decision {
  readonly window: string
  readonly agreement: string
  readonly when: string
  readonly length: string
  readonly tone: Tone
  readonly decision: string
  /** '' where it needs no reason. */
  readonly because: string
}

/** What was decided about planned maintenance; none where there was none. */
export function maintenanceSections(agreements: readonly AgreementMonth[]): readonly Section[] {
  const decisions = agreements.flatMap(({ result }) =>
    grouped(result.exclusions).map((group) => decisionOn(group, nameOf(result), result.timezone)),
  )
  if (decisions.length === 0) return []
  return [
    {
      id: 'maintenance',
      title: 'Maintenance',
      note: 'Planned maintenance, and whether it counts against the agreement.',
      blocks: [
        { kind: 'table', on: 'page', columns: ['Window', 'Length'], rows: decisions.map(rowOf) },
        { kind: 'outline', on: 'text', entries: decisions.map(entryOf) },
      ],
    },
  ]
}

function grouped(exclusions: readonly Exclusion[]): readonly (readonly [Exclusion, ...Exclusion[]])[] {
  const groups = new Map<string, [Exclusion, ...Exclusion[]]>()
  for (const one of exclusions) {
    const key = JSON.stringify([one.window, one.refusal, one.partOf])
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [one])
    else group.push(one)
  }
  return [...groups.values()]
}

function decisionOn(group: readonly [Exclusion, ...Exclusion[]], agreement: string, zone: string): Decision {
  const [{ window, refusal, partOf, reason }] = group
  const seconds = lengthOf(group)
  const named = group.slice(0, NAMED).map((one) => formatStretch(one, zone))
  const more = group.length - named.length
  return {
    window: reason === null ? window : `${window}: ${reason}`,
    agreement,
    when: more === 0 ? named.join('; ') : `${named.join('; ')}; and ${more} more`,
    length: formatSpan(seconds),
    tone: refusal === null ? 'good' : 'open',
    decision: refusal === null ? 'left out' : 'counts',
    because: refusal ?? (partOf === null ? '' : `as part of ${partOf}`),
  }
}

function rowOf({ window, agreement, when, length, tone, decision, because }: Decision): readonly Cell[] {
  const reason = because === '' ? [] : [{ text: because, tone }]
  return [
    { text: window, below: [agreement, when, ...reason] },
    { text: length, below: [{ text: decision, tone }] },
  ]
}

function entryOf({ window, agreement, when, length, decision, because }: Decision): OutlineEntry {
  const decided = `${length}, ${decision}${because === '' ? '' : `: ${because}`}`
  return { text: `${window}, ${agreement}`, under: [{ text: when }, { text: decided }] }
}
