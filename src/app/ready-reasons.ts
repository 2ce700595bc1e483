import type { Database } from '../store/database.js'
import type { Clock } from '../shared/clock.js'
import { ledgerAhead } from '../store/instants-ahead-store.js'
import type { FirstIngest } from './first-ingest.js'
import type { NewestStatus } from './newest-status.js'

interface Waited {
  readonly database: Database
  readonly clock: Clock
  readonly status: Pick<NewestStatus, 'document'>
  readonly firstIngest: Pick<FirstIngest, 'waitingFor'>
}

/** What stands between the daemon and being ready, in words; empty: ready. A store that fails counts at any time. */
export function createReadyReasons({ database, clock, status, firstIngest }: Waited): () => Promise<readonly string[]> {
  return async () => {
    const first = status.document() === null ? 'first status' : null
    const reasons = [firstIngest.waitingFor(), first, await storeFailure(database, clock())]
    return reasons.filter((reason) => reason !== null)
  }
}

/** Asks the store something small: up to when the ledger reaches. Ahead of the clock nothing would be read before that hour. */
async function storeFailure(database: Database, now: Date): Promise<string | null> {
  try {
    const ahead = await database.read((reader) => ledgerAhead(reader, now))
    return ahead === null
      ? null
      : `the ledger reaches to ${ahead.toISOString()}, ahead of the clock: it is being set back`
  } catch (error) {
    return `store: ${error instanceof Error ? error.message : String(error)}`
  }
}
