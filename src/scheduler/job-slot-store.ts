import type { Database, Reader, Transaction } from '../store/database.js'
import { fromUnix, toUnix } from '../store/unix-time.js'

/** The last slot that each job has done, across restarts. */
export interface JobSlotStore {
  /** `null`: the job never ran. */
  lastSlot(job: string): Promise<Date | null>
  /** Never moves a slot backwards. */
  markDone(job: string, slot: Date): Promise<void>
  /** Notes an earlier slot than that which was done. */
  setBack(job: string, slot: Date): Promise<void>
}

/** Keeps slots in the table `job_slot`. Each is read once: a job is woken many times for one that is due, and nobody else writes them. */
export function createJobSlotStore(database: Database): JobSlotStore {
  const known = new Map<string, Date | null>()
  // Forgotten also where it failed: nobody knows what was kept.
  const change = async (job: string, work: (transaction: Transaction) => Promise<unknown>) => {
    try {
      await database.write(work)
    } finally {
      known.delete(job)
    }
  }
  return {
    async lastSlot(job) {
      const before = known.get(job)
      if (before !== undefined) return before
      const slot = await database.read((reader) => readSlot(reader, job))
      known.set(job, slot)
      return slot
    },
    setBack: (job, slot) => change(job, (transaction) => setBack(transaction, job, toUnix(slot))),
    markDone: (job, slot) => change(job, (transaction) => markDone(transaction, job, toUnix(slot))),
  }
}

async function readSlot(reader: Reader, job: string): Promise<Date | null> {
  const [row] = await reader.selectFrom('job_slot').select('last_slot').where('name', '=', job).execute()
  return row === undefined ? null : fromUnix(row.last_slot)
}

function setBack(transaction: Transaction, job: string, last_slot: number): Promise<unknown> {
  return transaction.updateTable('job_slot').set({ last_slot }).where('name', '=', job).execute()
}

function markDone(transaction: Transaction, job: string, last_slot: number): Promise<unknown> {
  return transaction
    .insertInto('job_slot')
    .values({ name: job, last_slot })
    .onConflict((conflict) =>
      conflict.column('name').doUpdateSet({ last_slot }).where('job_slot.last_slot', '<', last_slot),
    )
    .execute()
}
