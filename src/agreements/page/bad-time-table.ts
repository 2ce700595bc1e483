import { costOf, sumOf, type BadList, type ListedStretch } from '../../sla/bad-list.js'
import { badFigure, stretchLines } from '../../sla/report/bad-time-words.js'
import type { AgreementSpeech } from '../../sla/report/texts/agreement-texts.js'
import type { NoDataPolicy } from '../../sla/terms.js'
import type { Badge } from '../../page/helpers.js'

/** So many stretches stand on a page: those that cost most. */
const MOST = 20

const BADGES: Readonly<Record<ListedStretch['kind'], Badge>> = {
  bad: { tone: 'bad', text: 'bad' },
  open: { tone: 'open', text: 'may be bad' },
  gap: { tone: 'calm', text: 'no data' },
}

interface Shown {
  readonly one: ListedStretch
  /** Its place in the twin. */
  readonly index: number
}

/** Where bad time lies: the stretches that cost most, in order of time, and what all others come to. */
export function badTimeTable(
  bad: BadList,
  {
    noData,
    timezone,
    say,
  }: { readonly noData: NoDataPolicy; readonly timezone: string; readonly say: AgreementSpeech },
) {
  const all = bad.stretches.map((one, index): Shown => ({ one, index }))
  const shown = all.toSorted((a, b) => costOf(b.one) - costOf(a.one)).slice(0, MOST)
  const rows = shown
    .toSorted((a, b) => a.index - b.index)
    .map(({ one, index }) => {
      const lines = stretchLines(one, noData, say)
      return [
        { text: say.stretch(one, timezone), note: lines.join(' · ') },
        { badge: BADGES[one.kind] },
        figureCell(one, index, say),
      ]
    })
  return {
    table: {
      caption: 'Stretches that made the period worse',
      columns: [{ title: 'When' }, { title: 'It is' }, { title: 'Counts as', numeric: true }],
      rows,
    },
    more: [...moreWords(bad, all, { shown, say }), ...besideWords(bad, say)],
  }
}

function figureCell(one: ListedStretch, index: number, say: AgreementSpeech) {
  const { missed, unknown } = say.texts.badTime.recovery
  if (one.recovery !== null) return { text: one.kind === 'bad' ? missed : unknown }
  const of = one.badSeconds === null ? 'errors' : 'badSeconds'
  const value = one[of]
  const text = badFigure(one, say)
  return value === null ? { text } : { text, value, field: `/details/bad/stretches/${index}/${of}` }
}

function moreWords(
  { others }: BadList,
  all: readonly Shown[],
  { shown, say }: { readonly shown: readonly Shown[]; readonly say: AgreementSpeech },
): readonly string[] {
  const hidden = all.filter((one) => !shown.includes(one)).map(({ one }) => one)
  const count = hidden.length + (others?.count ?? 0)
  if (count === 0) return []
  const sum = badFigure(sumOf([...hidden, ...(others === null ? [] : [others])]), say)
  return [`${count} more cost less and are not shown, ${sum} in all; the JSON of this page names them.`]
}

function besideWords({ beside, stretches }: BadList, say: AgreementSpeech): readonly string[] {
  return beside === null ? [] : [say.texts.badTime.beside(badFigure(beside, say), stretches.length === 0)]
}
