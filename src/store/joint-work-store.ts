import { AsyncLocalStorage } from 'node:async_hooks'
import type { ControlledTransaction, Kysely } from 'kysely'
import type { Database, Tables, Transaction } from './database.js'

/** Work of which all writes are one transaction. */
interface Joint {
  /** Begun by its first write; `null`: it has written nothing yet. */
  transaction: ControlledTransaction<Tables> | null
  /** Its writes come one after the other. */
  last: Promise<unknown>
  /** What is still on its way then is none of it. */
  isOver: boolean
}

/** The doors of a store, of which what happens within `together` goes through one transaction. */
export function createDoors(db: Kysely<Tables>): Pick<Database, 'read' | 'write' | 'together'> {
  const storage = new AsyncLocalStorage<Joint>()
  const current = () => {
    const joint = storage.getStore()
    return joint === undefined || joint.isOver ? null : joint
  }
  return {
    read: (work) => work(current()?.transaction ?? db),
    write(work) {
      const joint = current()
      return joint === null ? db.transaction().execute(work) : inTurn(joint, () => writePart(db, joint, work))
    },
    async together(work, seal) {
      if (current() !== null) throw new Error('work that is one transaction already cannot begin another')
      const joint: Joint = { transaction: null, last: Promise.resolve(), isOver: false }
      try {
        const result = await storage.run(joint, work)
        await close(joint)
        await writePart(db, joint, (transaction) => seal(transaction, result))
        await joint.transaction?.commit().execute()
        return result
      } catch (error) {
        await close(joint)
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

async function close(joint: Joint): Promise<void> {
  joint.isOver = true
  await joint.last
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
