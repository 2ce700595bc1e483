import type { Block, Cell, OutlineEntry, Tone } from '../../document/blocks.js'
import { type BadList, costOf, type BadSums, type ListedStretch, sumOf } from '../bad-list.js'
import type { AgreementMonth } from './agreement-month.js'
import { badFigure, stretchLines } from './bad-time-words.js'
import type { AgreementSpeech } from './texts/agreement-texts.js'

/** Of how many stretches pages tell in all, and of one agreement at most and at least. */
const MOST_ON_PAGE = 300
const MOST_OF_ONE = 50
const LEAST_OF_ONE = 5

/** A text is read from top to bottom. */
const MOST_IN_TEXT = 10

/** How many stretches are shown of each of so many agreements. */
export function shownOfEach(agreements: number): number {
  return Math.max(LEAST_OF_ONE, Math.min(MOST_OF_ONE, Math.floor(MOST_ON_PAGE / Math.max(1, agreements))))
}

interface Shown {
  readonly month: AgreementMonth
  readonly one: ListedStretch
}

/** The stretches of all periods, and what those come to that are named nowhere. */
interface Found {
  readonly all: readonly Shown[]
  readonly others: readonly NonNullable<BadList['others']>[]
}

/** Where the bad time of an agreement lies: the stretches that cost most, in order of time, and what the others come to; none where all was good. */
export function badTimeBlocks(months: readonly AgreementMonth[], most: number, say: AgreementSpeech): readonly Block[] {
  const all = months.flatMap((month) => (month.bad?.stretches ?? []).map((one) => ({ month, one })))
  const found = { all, others: months.flatMap(({ bad }) => bad?.others ?? []) }
  const page = costliest(all, most)
  const text = costliest(all, MOST_IN_TEXT)
  const beside = besideWords(months, all.length === 0, say)
  const rows = page.map((shown) => rowOf(shown, say))
  return [
    ...(rows.length === 0
      ? []
      : [{ kind: 'table', on: 'page', isDetail: true, columns: say.texts.badTime.columns, rows } as const]),
    ...sentences('page', [...moreWords(found, page, say), ...beside]),
    ...(text.length === 0
      ? []
      : [
          {
            kind: 'outline',
            on: 'text',
            entries: [{ text: say.texts.badTime.columns[0], under: text.map((shown) => entryOf(shown, say)) }],
          } as const,
        ]),
    ...sentences('text', [...moreWords(found, text, say), ...beside]),
  ]
}

function sentences(on: 'page' | 'text', texts: readonly string[]): readonly Block[] {
  return texts.length === 0 ? [] : [{ kind: 'sentences', on, isDetail: true, texts: [texts.join(' ')] }]
}

function costliest(all: readonly Shown[], most: number): readonly Shown[] {
  if (all.length <= most) return all
  const kept = new Set(all.toSorted((a, b) => costOf(b.one) - costOf(a.one)).slice(0, most))
  return all.filter((one) => kept.has(one))
}

/** How many are not shown, and what they come to. */
function moreWords({ all, others }: Found, shown: readonly Shown[], say: AgreementSpeech): readonly string[] {
  const isShown = new Set(shown)
  const hidden = all.filter((one) => !isShown.has(one)).map(({ one }) => one)
  const count = hidden.length + others.reduce((sum, one) => sum + one.count, 0)
  return count === 0 ? [] : [say.texts.badTime.more(count, badFigure(sumOf([...hidden, ...others]), say))]
}

function besideWords(months: readonly AgreementMonth[], isAll: boolean, say: AgreementSpeech): readonly string[] {
  const rest: readonly BadSums[] = months.flatMap(({ bad }) => bad?.beside ?? [])
  return rest.length === 0 ? [] : [say.texts.badTime.beside(badFigure(sumOf(rest), say), isAll)]
}

const TONES: Readonly<Record<ListedStretch['kind'], Tone | null>> = { bad: 'bad', open: 'open', gap: null }

function rowOf({ month, one }: Shown, say: AgreementSpeech): readonly (string | Cell)[] {
  const tone = TONES[one.kind]
  return [
    { text: say.stretch(one, month.result.timezone), below: stretchLines(one, month.noData, say) },
    { text: figureOf(one, say), ...(tone === null ? {} : { tone }) },
  ]
}

function figureOf(one: ListedStretch, say: AgreementSpeech): string {
  const { missed, unknown } = say.texts.badTime.recovery
  if (one.recovery !== null) return one.kind === 'bad' ? missed : unknown
  return badFigure(one, say)
}

function entryOf({ month, one }: Shown, say: AgreementSpeech): OutlineEntry {
  const under = stretchLines(one, month.noData, say).map((text) => ({ text }))
  return { text: `${say.stretch(one, month.result.timezone)}: ${figureOf(one, say)}`, under }
}
