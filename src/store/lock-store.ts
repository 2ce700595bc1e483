import Libsql from 'libsql'
import { storeTrouble } from './store-trouble.js'
import { StoreError } from './store-error.js'

/** Longest wait for a daemon that is about to stop, in milliseconds. */
const WAIT_MS = 2000

/**
 * Keeps every other daemon off a store for as long as this process lives. The lock is one of the operating system's, on a file beside the
 * store: it goes with the process, however that ends.
 *
 * @returns gives it back
 * @throws StoreError `store_in_use`
 */
export function lockStore(file: string): () => void {
  if (file === ':memory:') return () => undefined
  const lock = new Libsql(`${file}-lock`)
  try {
    lock.exec(`pragma busy_timeout = ${WAIT_MS}; begin exclusive`)
  } catch (cause) {
    lock.close()
    if (storeTrouble(cause)?.kind !== 'busy') throw cause
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
