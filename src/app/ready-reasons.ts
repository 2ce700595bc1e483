import type { Database } from '../store/database.js'
import type { FirstIngest } from './first-ingest.js'
import type { StatusBoard } from './status-board.js'

interface Waited {
  readonly database: Database
  readonly board: Pick<StatusBoard, 'document'>
  readonly firstIngest: Pick<FirstIngest, 'waitingFor'>
}

/** What stands between the daemon and being ready, in words; empty: ready. A store that fails counts at any time. */
export function createReadyReasons({ database, board, firstIngest }: Waited): () => Promise<readonly string[]> {
  return async () => {
    const status = board.document() === null ? 'first status' : null
    const reasons = [firstIngest.waitingFor(), status, await storeFailure(database)]
    return reasons.filter((reason) => reason !== null)
  }
}

/** Asks the store something small. */
async function storeFailure(database: Database): Promise<string | null> {
  try {
    await database.selectFrom('job_slot').select('name').limit(1).execute()
    return null
  } catch (error) {
    return `store: ${error instanceof Error ? error.message : String(error)}`
  }
}
