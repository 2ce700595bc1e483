import { mkdirSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import Libsql from 'libsql'
import { storeTrouble } from './store-trouble.js'
import { StoreError, unopenable } from './store-error.js'

/** Longest wait for a daemon that is about to stop, in milliseconds. */
const WAIT_MS = 2000

/**
 * Keeps every other daemon off a store for as long as this process lives. The lock is one of the operating system's, on a file beside the
 * store: it goes with the process, however that ends. Taken before the store is opened: that may change its tables under whoever works with it.
 *
 * @param waitMs how long to wait for another to be gone; the whole process stands still meanwhile
 * @returns gives it back
 * @throws StoreError `store_in_use`; `store_unopenable` where nothing can be written beside the store
 */
export function lockStore(file: string, waitMs = WAIT_MS): () => void {
  if (file === ':memory:') return () => undefined
  const lock = openLock(file)
  try {
    lock.exec(`pragma busy_timeout = ${waitMs}; begin exclusive`)
  } catch (cause) {
    lock.close()
    if (storeTrouble(cause)?.kind !== 'busy') throw unopenable(file, cause)
    throw new StoreError(
      'store_in_use',
      `another Plimsoll works with the store ${file}: stop it, or give this one a store of its own (storage.url)`,
      { cause },
    )
  }
  return () => {
    lock.exec('rollback')
    lock.close()
  }
}

function openLock(file: string): Libsql.Database {
  try {
    mkdirSync(dirname(resolve(file)), { recursive: true })
    return new Libsql(`${file}-lock`)
  } catch (cause) {
    throw unopenable(file, cause)
  }
}
