import { AsyncLocalStorage } from 'node:async_hooks'
import type { ControlledTransaction, Kysely } from 'kysely'
import type { Database, Tables, Transaction } from './database.js'

/** Work of which all writes are one transaction. */
interface Joint {
  /** Begun by its first write; `null`: it has written nothing yet. */
  transaction: ControlledTransaction<Tables> | null
  /** Its writes come one after the other. */
  last: Promise<unknown>
  /** `over`: what is still on its way is none of it; `given-up`: it may be, but nothing of it can be kept any more. */
  state: 'open' | 'over' | 'given-up'
}

/** Work that is one transaction took too long: nothing of it is kept, whatever it does yet. */
export class WorkGivenUpError extends Error {
  constructor() {
    super('this work took too long and was given up: nothing of it is kept')
  }
}

/**
 * The doors of a store, of which what happens within `together` goes through one transaction.
 *
 * @param reading what asks outside of transactions
 * @param writing what transactions are begun of
 */
export function createDoors(
  reading: Kysely<Tables>,
  writing: Kysely<Tables>,
): Pick<Database, 'read' | 'write' | 'together'> {
  const storage = new AsyncLocalStorage<Joint>()
  const current = () => {
    const joint = storage.getStore()
    return joint?.state === 'open' ? joint : null
  }
  return {
    read: (work) => work(current()?.transaction ?? reading),
    async write(work) {
      if (storage.getStore()?.state === 'given-up') throw new WorkGivenUpError()
      const joint = current()
      return joint === null ? writing.transaction().execute(work) : inTurn(joint, () => writePart(writing, joint, work))
    },
    async together(work, seal, longestMs) {
      if (current() !== null) throw new Error('work that is one transaction already cannot begin another')
      const joint: Joint = { transaction: null, last: Promise.resolve(), state: 'open' }
      try {
        const working = storage.run(joint, work)
        const result = await (longestMs === undefined ? working : within(longestMs, working))
        await close(joint, 'over')
        await writePart(writing, joint, (transaction) => seal(transaction, result))
        await joint.transaction?.commit().execute()
        return result
      } catch (error) {
        await close(joint, error instanceof WorkGivenUpError ? 'given-up' : 'over')
        // Where that fails as well, the first failure says more.
        await joint.transaction
          ?.rollback()
          .execute()
          .catch(() => undefined)
        throw error
      }
    },
  }
}

async function close(joint: Joint, state: 'over' | 'given-up'): Promise<void> {
  joint.state = state
  await joint.last
}

async function within<Result>(longestMs: number, work: Promise<Result>): Promise<Result> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new WorkGivenUpError())
    }, longestMs)
  })
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}

function inTurn<Result>(joint: Joint, work: () => Promise<Result>): Promise<Result> {
  const done = joint.last.then(work)
  joint.last = done.catch(() => undefined)
  return done
}

/** Where it rejects, nothing of it is kept, and everything that was written before it is. */
async function writePart<Result>(
  db: Kysely<Tables>,
  joint: Joint,
  work: (transaction: Transaction) => Promise<Result>,
): Promise<Result> {
  joint.transaction ??= await db.startTransaction().execute()
  const part = await joint.transaction.savepoint('part').execute()
  try {
    const result = await work(part)
    await part.releaseSavepoint('part').execute()
    return result
  } catch (error) {
    // A full disk has rolled back everything already.
    await part
      .rollbackToSavepoint('part')
      .execute()
      .catch(() => undefined)
    throw error
  }
}
