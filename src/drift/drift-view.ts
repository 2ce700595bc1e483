import type { Badge } from '../page/helpers.js'
import type { Cell } from '../page/rows.js'
import type { DriftAnswer, DriftStandingAnswer } from './drift-answer.js'
import type { DriftKind, DriftServer, DriftState } from './drift.js'

const STATES: Readonly<Record<DriftState, Badge>> = {
  same: { tone: 'good', text: 'as generated' },
  different: { tone: 'bad', text: 'differs' },
  unknown: { tone: 'open', text: 'unknown' },
}

const KINDS: Readonly<Record<DriftKind, Badge>> = {
  missing: { tone: 'bad', text: 'missing' },
  changed: { tone: 'bad', text: 'changed' },
  extra: { tone: 'warn', text: 'extra' },
}

const SERVERS: Readonly<Record<DriftServer, string>> = { prometheus: 'Prometheus', alertmanager: 'Alertmanager' }

export function driftBadge(state: DriftState): Badge {
  return STATES[state]
}

/** What the page of drift shows; its numbers are those of the answer. */
export function driftView({ data }: DriftAnswer): object {
  return {
    summary: summaryOf(data),
    servers: {
      caption: 'Servers, and whether they have loaded what is generated',
      columns: [
        { title: 'Server' },
        { title: 'Stands' },
        ...['Missing', 'Changed', 'Extra'].map((title) => ({ title, numeric: true })),
        { title: 'Since' },
        { title: 'Last answered' },
      ],
      rows: data.map(serverRow),
    },
    different: data.filter(({ items }) => items.length > 0).map(detailsOf),
    empty: {
      title: 'Nobody is asked',
      sentence: 'The configuration says of no server that it is to be asked what it has loaded:',
      code: '# config/plimsoll.yaml\ndrift:\n  every: 1h',
    },
    how: HOW,
  }
}

const HOW = [
  'Each server is asked what it has loaded soon after the start, after a reload, and then every hour (`drift.every`); every five minutes while something differs or a server does not answer. What it says is compared with what is generated from the configuration that runs, by meaning: plimsoll diff shows the same line by line.',
  'Rules of other people do not count. A group that is called as ours and is not generated here is extra.',
]

function summaryOf(data: readonly DriftStandingAnswer[]): string {
  const states = ['different', 'unknown', 'same'] as const
  return states
    .map((state) => [data.filter((one) => one.state === state).length, STATES[state].text] as const)
    .filter(([count]) => count > 0)
    .map(([count, text]) => `${count} ${text}`)
    .join(', ')
}

function serverRow(one: DriftStandingAnswer, index: number): readonly Cell[] {
  const count = (kind: DriftKind): Cell => {
    const value = one[kind]
    return value === null ? { text: '–' } : { text: String(value), value, field: `/data/${index}/${kind}` }
  }
  return [
    { text: `${SERVERS[one.server]} ${one.name}`, note: one.server === 'prometheus' ? one.url : '' },
    { badge: STATES[one.state], note: one.problem ?? '' },
    ...(['missing', 'changed', 'extra'] as const).map(count),
    one.differentSince === null ? { text: '–' } : { at: one.differentSince },
    one.checkedAt === null ? { text: 'never' } : { at: one.checkedAt },
  ]
}

function detailsOf(one: DriftStandingAnswer): object {
  const total = (one.missing ?? 0) + (one.changed ?? 0) + (one.extra ?? 0)
  const left = total - one.items.length
  const known = one.state === 'unknown' ? 'As it last answered; how it is now nobody knows.' : ''
  return {
    title: `What differs on ${SERVERS[one.server]} ${one.name}`,
    note: left > 0 ? `${one.items.length} of ${total}.` : known,
    table: {
      caption: `What differs on ${one.name}`,
      columns: [{ title: 'Group' }, { title: 'Is' }, { title: 'What' }, { title: 'From' }],
      rows: one.items.map(({ name, kind, changes, file }): readonly Cell[] => [
        { text: name },
        { badge: KINDS[kind] },
        { text: changes.length === 0 ? '–' : changes.join('; ') },
        { text: file ?? '–' },
      ]),
    },
  }
}
