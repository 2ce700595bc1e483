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
]

/**
 * What is wrong with the store, by what we found ourselves or the code of SQLite (https://www.sqlite.org/rescode.html).
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
