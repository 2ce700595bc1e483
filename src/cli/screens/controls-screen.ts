import type { ControlStatus } from '../../control/control-names.js'
import type { ControlAnswer } from '../../control/over-http/control-answer.js'
import type { Colours } from '../../terminal/colours.js'
import { layoutTable } from '../../terminal/layout-table.js'

const WORDS: Readonly<Record<ControlStatus, string>> = {
  compliant: 'compliant',
  non_compliant: 'not compliant',
  not_assessed: 'not assessed',
}

const COLUMNS = ['dataset', 'control', 'status', 'until', 'evidence'].map((title) => ({ title }))

/** Controls as a table; its times are in UTC. Ends with a line break. */
export function renderControls(controls: readonly ControlAnswer[], colours: Colours): string {
  if (controls.length === 0) return 'There is no such control.\n'
  const paint = { compliant: colours.green, non_compliant: colours.red, not_assessed: colours.yellow }
  const rows = controls.map((one) => [
    { text: `${one.service}/${one.dataset}` },
    { text: one.part === null ? one.control : `${one.control} ${one.part}` },
    { text: WORDS[one.status], paint: paint[one.status] },
    { text: one.validUntil === null ? '' : one.validUntil.slice(0, 16).replace('T', ' ') },
    { text: one.sentence },
  ])
  const count = (status: ControlStatus) => controls.filter((one) => one.status === status).length
  const sum = (['non_compliant', 'not_assessed', 'compliant'] as const)
    .map((status) => [count(status), WORDS[status]] as const)
    .filter(([many]) => many > 0)
    .map(([many, word]) => `${many} ${word}`)
    .join(', ')
  return `${[...layoutTable(COLUMNS, rows, { title: colours.dim }), sum].join('\n')}\n`
}
