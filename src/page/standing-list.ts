import { optionsOf } from './choice.js'
import { filterForm } from './filter-form.js'
import type { Badge } from './helpers.js'
import { cutList } from './pager.js'
import type { Cell, Column, Empty } from './rows.js'

const PAGE_SIZE = 50

interface Named {
  readonly service: string
  readonly name: string
}

/** Something of the configuration with how it stands. */
export interface Standing<Thing, Result> {
  readonly thing: Thing
  /** `index`: its place in the list of the status, where the twin of the page has it; `null`: no status has told of it yet. */
  readonly standing: { readonly result: Result; readonly index: number } | null
}

/** A list of things that stand somehow, the worst first: that is what somebody comes for. */
export interface StandingList<Thing extends Named, Result, State extends string> {
  readonly path: string
  readonly caption: string
  /** What can be searched, in words, and what that is of a thing. */
  readonly search: { readonly label: string; readonly textOf: (thing: Thing) => string }
  /** By what it is filtered besides service and state. */
  readonly choices?: readonly {
    readonly name: string
    readonly label: string
    readonly valueOf: (thing: Thing) => string | null
  }[]
  readonly state: {
    readonly label: string
    /** The worst first. */
    readonly all: readonly State[]
    readonly of: (result: Result) => State
    readonly badgeOf: (state: State) => Badge
  }
  /** The order of those of one state. */
  readonly compare: (one: Standing<Thing, Result>, other: Standing<Thing, Result>) => number
  readonly columns: readonly Column[]
  readonly rowOf: (one: Standing<Thing, Result>) => readonly Cell[]
  /** Where nothing is found, and where there is nothing. */
  readonly none: string
  readonly empty: Empty
  /** How its numbers come about, in sentences. */
  readonly how: readonly string[]
}

/** What the address asks for. */
export interface StandingQuery {
  /** `q`, `service`, `state` and the choices of the list; '' is anything. */
  readonly filters: Readonly<Record<string, string>>
  /** From 1. */
  readonly page: number
}

/** Things beside how they stand; `nameOf`: `service/name` of what is told of one. */
export function standingsOf<Thing extends Named, Result>(
  things: readonly Thing[],
  results: readonly Result[],
  nameOf: (result: Result) => string,
): readonly Standing<Thing, Result>[] {
  const known = new Map(results.map((result, index) => [nameOf(result), { result, index }]))
  return things.map((thing) => ({ thing, standing: known.get(`${thing.service}/${thing.name}`) ?? null }))
}

/** What `list.html.hbs` shows, with a summary of all. */
export function standingListView<Thing extends Named, Result, State extends string>(
  list: StandingList<Thing, Result, State>,
  all: readonly Standing<Thing, Result>[],
  { filters, page }: StandingQuery,
): object {
  const { path, caption, columns, none, empty, how, state, choices = [], search } = list
  const things = all.map(({ thing }) => thing)
  const wanted = all.filter(wantedBy(list, filters)).toSorted(worstFirst(list))
  const { items, pager } = cutList(wanted, { page, size: PAGE_SIZE, path, query: filters })
  return {
    ...{ isAny: all.length > 0, summary: summaryOf(list, all), empty, pager, how },
    filter: filterForm({
      ...{ path, query: filters, search: search.label },
      choices: [
        { name: 'service', label: 'Service', options: optionsOf(things.map(({ service }) => service)) },
        ...choices.map(({ name, label, valueOf }) => ({
          ...{ name, label },
          options: optionsOf(things.flatMap((thing) => valueOf(thing) ?? [])),
        })),
        { name: 'state', label: state.label, options: state.all.map((one) => [one, state.badgeOf(one).text]) },
      ],
    }),
    none: { title: none, sentence: 'Show all, or choose something else.' },
    list: { caption, columns, rows: items.map(list.rowOf) },
  }
}

function wantedBy<Thing extends Named, Result, State extends string>(
  { search, choices = [], state }: StandingList<Thing, Result, State>,
  filters: StandingQuery['filters'],
): (one: Standing<Thing, Result>) => boolean {
  const asked = (name: string) => filters[name] ?? ''
  const text = asked('q').trim().toLowerCase()
  return ({ thing, standing }) => {
    const own = [
      ['service', thing.service],
      ['state', standing === null ? null : state.of(standing.result)],
      ...choices.map(({ name, valueOf }) => [name, valueOf(thing)] as const),
    ] as const
    const isChosen = own.every(([name, value]) => asked(name) === '' || asked(name) === value)
    return isChosen && search.textOf(thing).toLowerCase().includes(text)
  }
}

function worstFirst<Thing extends Named, Result, State extends string>({
  state,
  compare,
}: StandingList<Thing, Result, State>) {
  const weight = ({ standing }: Standing<Thing, Result>) =>
    standing === null ? state.all.length : state.all.indexOf(state.of(standing.result))
  return (one: Standing<Thing, Result>, other: Standing<Thing, Result>) =>
    weight(one) - weight(other) || compare(one, other)
}

/** `2 breached, 14 on track`. */
function summaryOf<Thing extends Named, Result, State extends string>(
  { state }: StandingList<Thing, Result, State>,
  all: readonly Standing<Thing, Result>[],
): string {
  const states = all.flatMap(({ standing }) => (standing === null ? [] : [state.of(standing.result)]))
  return state.all
    .map((one) => ({ one, count: states.filter((state) => state === one).length }))
    .filter(({ count }) => count > 0)
    .map(({ one, count }) => `${count} ${state.badgeOf(one).text}`)
    .join(', ')
}
