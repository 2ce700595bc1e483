import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Database } from '../../src/store/database.js'
import { openStore } from '../../src/store/open-store.js'

type Work = (database: Database) => Promise<unknown>

/**
 * Does something with a store for all the time of which another process holds the writer's lock: what waits for it rejects as busy (`storeTrouble`).
 *
 * @param before is done while nobody else writes
 */
export async function whileWritten(work: Work, before: Work = () => Promise.resolve()): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'plimsoll-written-'))
  const file = join(folder, 'plimsoll.db')
  const [database, writing] = [await openStore(file, { busyTimeoutMs: 20 }), await openStore(file)]
  try {
    await before(database)
    await writing.write(() => work(database))
  } finally {
    await database.close()
    await writing.close()
    rmSync(folder, { recursive: true })
  }
}
