import * as z from 'zod'
import { HttpError } from '../problem.js'
import { readInput } from '../read-input.js'
import { readCursor, scopeOf, type RowKey } from './cursor.js'

const MOST_ROWS = 1000
const USUAL_ROWS = 100

function pagingOf(most: number) {
  const mistake = { error: `expected a whole number from 1 to ${most}` }
  const limit = z.coerce.number(mistake).int(mistake).min(1, mistake).max(most, mistake)
  return {
    limit: limit.default(Math.min(USUAL_ROWS, most)).describe(`Most rows on a page, 1 to ${most}.`),
    cursor: z.string().optional().describe('The `next_cursor` of the page before; left out: the first page.'),
  }
}

/** A list over HTTP: what it is called, by what its rows are ordered, and what it can be asked by. */
export interface List<Filters extends z.ZodRawShape, Key extends z.ZodType<RowKey>> {
  readonly name: string
  /** Schema of the key of a row. */
  readonly key: Key
  readonly filters: Filters
  /** Rows on a page at most, where they are larger than others. */
  readonly most?: number
  /** What may stand in the query, for OpenAPI. */
  readonly query: z.ZodObject
}

/** Says what a list is. Filters come as text: each reads it as it needs, and may have a default. */
export function defineList<const Filters extends z.ZodRawShape, const Key extends z.ZodType<RowKey>>(
  list: Omit<List<Filters, Key>, 'query'>,
): List<Filters, Key> {
  return { ...list, query: z.strictObject({ ...list.filters, ...pagingOf(list.most ?? MOST_ROWS) }) }
}

/** What the filters of a list come to. */
export type FiltersOf<L> = L extends List<infer Filters, z.ZodType<RowKey>> ? z.output<z.ZodObject<Filters>> : never

/** Which page of a list is asked for. */
export interface AskedPage<Filters, Key> {
  readonly filters: Filters
  readonly limit: number
  /** Key of the last row of the page before; `null`: the first page. */
  readonly after: Key | null
  /** For the next cursor. */
  readonly scope: string
}

/** What a query asks for. Refuses in words what the list does not know. */
export function readList<Filters extends z.ZodRawShape, Key extends z.ZodType<RowKey>>(
  { name, key, filters, query, most = MOST_ROWS }: List<Filters, Key>,
  input: Readonly<Record<string, unknown>>,
): AskedPage<z.output<z.ZodObject<Filters>>, z.output<Key>> {
  refuseStrangers(Object.keys(query.shape), input)
  const paging = pagingOf(most)
  const { limit, cursor } = readInput(z.object(paging), input)
  const said = Object.fromEntries(Object.entries(input).filter(([name]) => !(name in paging)))
  const scope = scopeOf(name, said)
  return {
    filters: readInput(z.object(filters), said),
    ...{ limit, scope },
    after: cursor === undefined ? null : readCursor(scope, key, cursor),
  }
}

function refuseStrangers(known: readonly string[], input: Readonly<Record<string, unknown>>): void {
  for (const [name, value] of Object.entries(input)) {
    if (!known.includes(name))
      throw new HttpError('bad_request', `this list has no parameter \`${name}\`: it knows ${known.join(', ')}`)
    if (typeof value !== 'string') throw new HttpError('bad_request', `\`${name}\` is given more than once`)
  }
}
