import { mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { StoreError } from './store-error.js'

/** How long a file may stay empty while another process puts one in its place, in milliseconds. */
const BEGINNING_MS = 2_000
const LOOK_AGAIN_MS = 50

/**
 * Decides whether a store may be opened, or begun where there is none. SQLite would begin anew in a file of 0 bytes without a word, and a
 * ledger that was cut off would never be missed; but a first start that is killed, or finds the disk full, leaves such a file too. What is
 * begun is marked beside its file until it is whole.
 *
 * @returns to be called once the store is whole
 * @throws StoreError `store_empty`
 */
export async function beginStore(file: string): Promise<() => void> {
  if (file === ':memory:') return () => undefined
  const mark = `${file}-new`
  if (sizeOf(file) === undefined) {
    mkdirSync(dirname(resolve(file)), { recursive: true })
    writeFileSync(mark, '')
  }
  await refuseEmpty(file, mark)
  return () => {
    rmSync(mark, { force: true })
  }
}

async function refuseEmpty(file: string, mark: string): Promise<void> {
  for (let waited = 0; waited < BEGINNING_MS; waited += LOOK_AGAIN_MS) {
    if (sizeOf(file) !== 0 || sizeOf(mark) !== undefined) return
    await pause(LOOK_AGAIN_MS)
  }
  throw new StoreError(
    'store_empty',
    `the store ${file} is an empty file: put a backup in its place, or remove it to begin anew`,
  )
}

function sizeOf(file: string): number | undefined {
  return statSync(file, { throwIfNoEntry: false })?.size
}
