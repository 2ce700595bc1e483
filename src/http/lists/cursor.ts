import { createHash } from 'node:crypto'
import * as z from 'zod'
import { HttpError } from '../problem.js'

/** By what the rows of a list are ordered; no two rows of it have the same. */
export type RowKey = readonly (string | number)[]

/** Which list a cursor is of, with which filters: it leads nowhere in another one. */
export function scopeOf(list: string, filters: Readonly<Record<string, unknown>>): string {
  const said = Object.entries(filters).toSorted(([a], [b]) => (a < b ? -1 : 1))
  const digest = createHash('sha256').update(JSON.stringify([list, said]))
  return digest.digest('base64url').slice(0, 11)
}

/** The key of the last row of a page, for who asks for the page behind it. Nobody else has to understand it. */
export function writeCursor(scope: string, key: RowKey): string {
  return Buffer.from(JSON.stringify([scope, ...key])).toString('base64url')
}

const Cursor = z.tuple([z.string()], z.union([z.string(), z.number()]))

/** The key that a cursor was written of. Throws `HttpError` where it was not written for this list. */
export function readCursor<Key extends z.ZodType<RowKey>>(scope: string, key: Key, cursor: string): z.output<Key> {
  const written = Cursor.safeParse(parsed(Buffer.from(cursor, 'base64url').toString()))
  if (!written.success) throw broken()
  const [of, ...rest] = written.data
  if (of !== scope)
    throw new HttpError(
      'bad_request',
      '`cursor` belongs to another list, or to this one with other filters: ask for the first page, without a cursor',
    )
  const found = key.safeParse(rest)
  if (!found.success) throw broken()
  return found.data
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

function broken(): HttpError {
  return new HttpError('bad_request', '`cursor` cannot be read: expected `next_cursor` of the page before, as it is')
}

/** Numbers by their size, texts by their code units. */
export function compareKeys(one: RowKey, other: RowKey): number {
  for (const [index, part] of one.entries()) {
    const beside = other[index]
    if (beside === undefined || part === beside) continue
    return part < beside ? -1 : 1
  }
  return 0
}
