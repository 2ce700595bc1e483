import { choiceOf, type Choice, type Option } from './choice.js'
import { addressOf } from './pager.js'

/** By what a list is filtered. */
export interface FilterOrder<Query extends Readonly<Record<string, string>>> {
  /** Address of the list without its query. */
  readonly path: string
  /** What the address asks for; '' is anything. */
  readonly query: Query
  /** What can be searched by `q`, in words; default: nothing. */
  readonly search?: string
  /** Those of which there is nothing to choose from are not shown. */
  readonly choices: readonly {
    readonly name: keyof Query & string
    readonly label: string
    readonly options: readonly Option[]
    /** What is shown where nothing is chosen; default: all. */
    readonly unchosen?: string
  }[]
}

/** What `filter.html.hbs` shows. */
export interface FilterForm {
  readonly action: string
  readonly search: { readonly id: string; readonly name: string; readonly label: string; readonly value: string } | null
  readonly choices: readonly Choice[]
  /** Address of the whole list; `null`: that is shown. */
  readonly reset: string | null
}

/** The form by which a list is filtered: each choice can be left at all. */
export function filterForm<Query extends Readonly<Record<string, string>>>(order: FilterOrder<Query>): FilterForm {
  const { path, query, search, choices } = order
  return {
    action: path,
    search: search === undefined ? null : { id: 'q', name: 'q', label: search, value: query['q'] ?? '' },
    choices: choices
      .filter(({ options }) => options.length > 0)
      .map(({ name, label, options, unchosen = 'all' }) =>
        choiceOf({ name, label, options: [['', unchosen], ...options], chosen: query[name] ?? '' }),
      ),
    reset: addressOf(path, query) === path ? null : path,
  }
}
