import { optionsOf } from '../../page/choice.js'
import { filterForm } from '../../page/filter-form.js'
import type { Badge } from '../../page/helpers.js'
import { cutList } from '../../page/pager.js'
import type { Cell } from '../../page/rows.js'
import type { ThingAnswer } from '../inventory-answer.js'
import type { InventoryQuery } from '../inventory-paths.js'

const PAGE_SIZE = 50

type State = ThingAnswer['coverage']

const BADGES: Readonly<Record<State, Badge>> = {
  unknown: { tone: 'open', text: 'unknown' },
  uncovered: { tone: 'bad', text: 'no backup' },
  excepted: { tone: 'calm', text: 'needs none' },
  covered: { tone: 'good', text: 'covered' },
}

/** The worst first. */
const STATES = ['unknown', 'uncovered', 'excepted', 'covered'] as const

const EXAMPLE = `# config/plimsoll.yaml
inventory:
  - name: databases
    query: count by (datname) (pg_database_size_bytes)
    label: datname`

/** What the page of inventories shows. */
export function inventoryPage(rows: readonly ThingAnswer[], { page, ...query }: InventoryQuery): object {
  const wanted = rows.filter((row) => isWanted(row, query)).toSorted(worstFirst)
  const { items, pager } = cutList(wanted, { page, size: PAGE_SIZE, path: '/inventory', query })
  return {
    ...{ isAny: rows.length > 0, summary: summaryOf(rows), pager },
    empty: {
      title: 'No inventory yet',
      sentence: 'Say how to find out what exists and ought to be backed up:',
      code: EXAMPLE,
    },
    filter: filterForm({
      ...{ path: '/inventory', query, search: 'Name' },
      choices: [
        { name: 'inventory', label: 'Inventory', options: optionsOf(rows.map(({ inventory }) => inventory)) },
        { name: 'coverage', label: 'Backup', options: STATES.map((state) => [state, BADGES[state].text]) },
      ],
    }),
    none: { title: 'Nothing is like that', sentence: 'Show all, or choose something else.' },
    list: {
      caption: 'What exists, without a backup first',
      columns: [{ title: 'Name' }, { title: 'Inventory' }, { title: 'Backup' }, { title: 'Why' }, { title: 'Seen' }],
      rows: items.map(rowOf),
    },
    how: [
      'What exists is asked for every five minutes, by the query of each inventory; what was not seen for a day is left out. A thing is covered by a dataset that names it under `covers`, or whose `match` has it by the same label.',
    ],
  }
}

function isWanted({ inventory, thing, coverage }: ThingAnswer, query: Omit<InventoryQuery, 'page'>): boolean {
  return (
    (thing ?? '').toLowerCase().includes(query.q.trim().toLowerCase()) &&
    ['', inventory].includes(query.inventory) &&
    ['', coverage].includes(query.coverage)
  )
}

function worstFirst(one: ThingAnswer, other: ThingAnswer): number {
  return STATES.indexOf(one.coverage) - STATES.indexOf(other.coverage)
}

function summaryOf(rows: readonly ThingAnswer[]): string {
  return STATES.map((state) => [rows.filter(({ coverage }) => coverage === state).length, BADGES[state].text] as const)
    .filter(([count]) => count > 0)
    .map(([count, text]) => `${count} ${text}`)
    .join(', ')
}

function rowOf({ thing, inventory, coverage, sentence, seenAt }: ThingAnswer): readonly Cell[] {
  return [
    { text: thing ?? `all ${inventory}` },
    { text: inventory },
    { badge: BADGES[coverage] },
    { text: sentence },
    seenAt === null ? { text: '–' } : { at: seenAt },
  ]
}
