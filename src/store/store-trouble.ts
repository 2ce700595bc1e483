import { StoreError } from './store-error.js'

/** Why the store itself cannot be used now, whatever is asked of it. */
export interface StoreTrouble {
  readonly kind: 'busy' | 'full' | 'broken'
  /** A sentence without a full stop. */
  readonly message: string
}

const TROUBLES: readonly (readonly [RegExp, StoreTrouble])[] = [
  [/^SQLITE_(BUSY|LOCKED)/, { kind: 'busy', message: 'the store is locked by another process' }],
  [/^SQLITE_FULL/, { kind: 'full', message: 'the disk of the store is full' }],
  [/^SQLITE_READONLY/, { kind: 'broken', message: 'the store cannot be written: it is read-only' }],
  [/^SQLITE_(CORRUPT|NOTADB)/, { kind: 'broken', message: 'the file of the store is damaged' }],
  [/^SQLITE_CANTOPEN/, { kind: 'broken', message: 'the file of the store cannot be opened any more' }],
  [/^SQLITE_(IOERR|NOMEM|NOLFS|PERM|AUTH|PROTOCOL)/, { kind: 'broken', message: 'the disk of the store fails' }],
  [/^store_unreachable$/, { kind: 'broken', message: 'the server of the store does not answer' }],
  [/^store_in_use$/, { kind: 'busy', message: 'another Plimsoll works with the store' }],
  // PostgreSQL: a class of two characters, then which of it.
  [/^(55P03|40001|40P01)$/, { kind: 'busy', message: 'the store is locked by another process' }],
  [/^57014$/, { kind: 'busy', message: 'the server of the store took too long (`storage.statement_timeout`)' }],
  [/^25P0[34]$/, { kind: 'busy', message: 'the server of the store gave up a transaction that stood still' }],
  [/^(57P0\d|08\w{3})$/, { kind: 'broken', message: 'the server of the store is stopping, starting or gone' }],
  [/^(53300|53400)$/, { kind: 'busy', message: 'the server of the store takes no more connections' }],
  [/^53100$/, { kind: 'full', message: 'the disk of the store is full' }],
  [/^(25006|42501)$/, { kind: 'broken', message: 'the store cannot be written: it is read-only' }],
  [/^28\w{3}$/, { kind: 'broken', message: 'the server of the store lets us in no more' }],
  [/^(53200|58\w{3})$/, { kind: 'broken', message: 'the server of the store fails' }],
  [/^XX00[12]$/, { kind: 'broken', message: 'the store is damaged' }],
]

/**
 * What is wrong with the store, by what we found ourselves or the code of SQLite (https://www.sqlite.org/rescode.html) or PostgreSQL
 * (https://www.postgresql.org/docs/15/errcodes-appendix.html).
 *
 * @returns `null`: the store works, and what failed was what was asked of it
 */
export function storeTrouble(error: unknown): StoreTrouble | null {
  if (!(error instanceof Error)) return null
  if (error instanceof StoreError && error.code === 'store_gone')
    return { kind: 'broken', message: 'the file of the store was taken away' }
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  return TROUBLES.find(([pattern]) => pattern.test(code))?.[1] ?? storeTrouble(error.cause)
}
