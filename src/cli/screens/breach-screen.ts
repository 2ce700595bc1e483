import { toBreachAnswer } from '../../breach/breach-answer.js'
import type { AnsweredBreach } from '../../breach/breach.js'
import { formatObjective, formatPercent } from '../../shared/format-percent.js'
import type { Colours } from '../../terminal/colours.js'
import { layoutTable, type Cell } from '../../terminal/layout-table.js'
import { formatInstant } from '../../words/format-date.js'

const COLUMNS = [
  { title: 'agreement' },
  { title: 'period' },
  { title: 'state' },
  { title: 'promised', align: 'right' },
  { title: 'delivered', align: 'right' },
  { title: 'credit', align: 'right' },
  { title: 'found' },
  { title: 'acknowledged' },
] as const

/** A table of breaches, as they stood when they were found; ends with a line break. */
export function renderBreaches(breaches: readonly AnsweredBreach[], colours: Colours): string {
  if (breaches.length === 0) return 'No breach is known.\n'
  const rows = breaches.map((one) => rowOf(one, colours))
  return `${layoutTable(COLUMNS, rows, { title: colours.dim }).join('\n')}\n`
}

function rowOf(breach: AnsweredBreach, colours: Colours): readonly Cell[] {
  const { service, agreement, period, standing, foundAt, zone, answers } = breach
  const { state } = toBreachAnswer(breach)
  const { objective, achieved } = standing
  const first = answers[0]
  return [
    { text: `${service}/${agreement}` },
    { text: period },
    state === 'open' ? { text: state, paint: colours.red } : { text: state },
    { text: formatObjective(objective) },
    { text: achieved === null ? '–' : formatPercent(achieved, { digits: 3, against: [objective] }) },
    { text: creditText(standing) },
    { text: formatInstant(foundAt, zone) },
    { text: first === undefined ? '' : `${first.by}, ${formatInstant(first.at, zone)}` },
  ]
}

function creditText({ credit }: AnsweredBreach['standing']): string {
  if (credit === null) return '–'
  return credit.amount ?? formatObjective(credit.ratio)
}
