import * as z from 'zod'
import { compareKeys, writeCursor, type RowKey } from './cursor.js'
import type { AskedPage } from './list.js'

/** A page of a list as the API says it. */
export interface Page<Row> {
  readonly data: Row[]
  readonly next_cursor: string | null
}

/** The schema of such a page. */
export function pageAnswer<Row extends z.ZodType>(row: Row, id: string, description: string) {
  return z
    .strictObject({
      data: z.array(row).describe('The rows of this page, in the order of the list.'),
      next_cursor: z.string().nullable().describe('What to ask the next page by, as `cursor`; null: this is the last.'),
    })
    .meta({ id, description })
}

/** How rows become a page. */
interface Writing<Row, Key extends RowKey, Answer> {
  readonly keyOf: (row: Row) => Key
  readonly write: (row: Row) => Answer
}

/** A page of what was found behind `after` by the order of the list: `found` holds one row more than `limit` where there are more. */
export function pageOf<Row, Key extends RowKey, Answer>(
  { limit, scope }: AskedPage<unknown, Key>,
  found: readonly Row[],
  { keyOf, write }: Writing<Row, Key, Answer>,
): Page<Answer> {
  const rows = found.slice(0, limit)
  const last = rows.at(-1)
  const isLast = found.length <= limit || last === undefined
  return { data: rows.map(write), next_cursor: isLast ? null : writeCursor(scope, keyOf(last)) }
}

/** Those of `rows`, which are in the order of their keys, that the page needs: a list that is in memory. */
export function rowsBehind<Row, Key extends RowKey>(
  { limit, after }: AskedPage<unknown, Key>,
  rows: readonly Row[],
  { keyOf, order = 'ascending' }: Pick<Writing<Row, Key, unknown>, 'keyOf'> & { readonly order?: Order },
): readonly Row[] {
  if (after === null) return rows.slice(0, limit + 1)
  const sign = order === 'ascending' ? 1 : -1
  return rows.filter((row) => sign * compareKeys(keyOf(row), after) > 0).slice(0, limit + 1)
}

type Order = 'ascending' | 'descending'
