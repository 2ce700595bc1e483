import { formatSpan } from '../../words/format-span.js'
import { originAddress, originText, type ActionAnswer } from '../../action/action-answer.js'

/** An item in a table; `place` is where it stands in the twin of the page. */
export function actionRow(item: ActionAnswer, place: string) {
  const { number, text, owner, due, overdueSeconds: late } = item
  return [
    { text: String(number), value: number, field: `${place}/number`, note: text },
    { text: originText(item), href: originAddress(item) },
    { text: owner },
    late === null ? { text: due } : { text: due, note: `since ${formatSpan(late)}` },
    { badge: stateBadge(item) },
  ]
}

export const ACTION_COLUMNS = [
  ...[{ title: 'Item' }, { title: 'Of' }, { title: 'Who' }, { title: 'Up to' }, { title: 'State' }],
]

function stateBadge({ state, overdueSeconds }: ActionAnswer) {
  if (overdueSeconds !== null) return { tone: 'bad', text: 'overdue' }
  return {
    open: { tone: 'calm', text: 'open' },
    done: { tone: 'good', text: 'done' },
    dropped: { tone: 'calm', text: 'dropped' },
  }[state]
}

export function reportAddress(incident: number): string {
  return `/incidents/${incident}/report`
}
