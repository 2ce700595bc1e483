import { rm, stat } from 'node:fs/promises'
import { chmodSync } from 'node:fs'
import { systemReason } from '../../shared/system-error.js'
import { StoreError } from '../store-error.js'
import { damagesOf, looseRowsOf } from './file-faults-store.js'
import { openPlain } from './sqlite-source-store.js'
import { wholeFile } from './whole-files.js'

/**
 * Copies a file of SQLite as it is at this instant, whoever writes to it meanwhile, and looks whether the copy is whole.
 *
 * @param from is there
 * @param to is there as a whole afterwards, or not at all
 * @returns bytes of the copy
 * @throws StoreError `store_unopenable`: the copy is not whole, as the store itself is not; UsageError
 */
export async function backUpFile(from: string, to: string, overwrites: boolean): Promise<number> {
  const whole = await wholeFile(to, overwrites)
  try {
    copy(from, whole.beside)
    refuseDamaged(from, whole.beside)
    await whole.putInPlace()
    return (await stat(to)).size
  } finally {
    await whole.close()
    // Where the disk is full SQLite leaves it.
    await rm(`${whole.beside}-journal`, { force: true })
  }
}

/** A snapshot of its own: what is written meanwhile is not in it. */
function copy(from: string, to: string): void {
  const database = openPlain(from)
  try {
    // Also of a store that is older than this version: it stays as it is.
    database.exec(`vacuum into '${to.replaceAll("'", "''")}'`)
    chmodSync(to, 0o600)
  } catch (error) {
    throw systemReason(error) === null
      ? error
      : new StoreError('store_unopenable', `cannot copy ${from}: ${systemReason(error) ?? ''}`)
  } finally {
    database.close()
  }
}

function refuseDamaged(from: string, copied: string): void {
  const [fault] = [...damagesOf(copied), ...looseRowsOf(copied)]
  if (fault === undefined) return
  throw new StoreError('store_unopenable', `the store ${from} is damaged, and was not copied: ${fault}`)
}
