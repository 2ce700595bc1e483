import { optionsOf } from '../../page/choice.js'
import { filterForm } from '../../page/filter-form.js'
import type { Pager } from '../../page/pager.js'
import type { ActionAnswer } from '../../action/action-answer.js'
import { ACTION_COLUMNS, actionRow } from './action-rows.js'
import { closingForm } from './report-view.js'

export const ACTIONS = '/actions'

export interface ActionsShown {
  readonly items: readonly ActionAnswer[]
  readonly pager: Pager
  /** What the list is asked by; '' asks for all of it. */
  readonly query: { readonly state: string; readonly service: string }
  readonly services: readonly string[]
}

const STATES = [
  ['overdue', 'overdue'],
  ['done', 'done'],
  ['dropped', 'dropped'],
  ['all', 'open and closed'],
] as const

const EMPTY = {
  title: 'There is nothing to do',
  sentence:
    'Action items are noted on the report of an incident, so that it does not come again, and on the run of a drill.',
  code: 'plimsoll action add 7 "Alert on the disk" --owner Ada --due 2026-12-24',
}

/** What the list of action items shows. */
export function actionsView({ items, pager, query, services }: ActionsShown): object {
  const filter = filterForm({
    ...{ path: ACTIONS, query },
    choices: [
      { name: 'state', label: 'State', options: STATES, unchosen: 'open' },
      { name: 'service', label: 'Service', options: optionsOf(services) },
    ],
  })
  return {
    ...{ filter, pager },
    heading: pager.total === 1 ? '1 action item' : `${pager.total} action items`,
    isAny: true,
    list: {
      caption: 'Action items, the first to be due first',
      columns: ACTION_COLUMNS,
      rows: items.map((item, index) => actionRow(item, `/data/${index}`)),
    },
    none: filter.reset === null ? EMPTY : { title: 'There is none of these', sentence: 'Choose others, or show all.' },
    empty: EMPTY,
    how: ['An item is overdue when its day is over in the zone of the organisation.'],
    closing: closingForm(items.filter(({ state }) => state === 'open')),
  }
}
