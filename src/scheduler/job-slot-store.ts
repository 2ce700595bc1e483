import type { Database } from '../store/database.js'
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
  return {
    async lastSlot(job) {
      const before = known.get(job)
      if (before !== undefined) return before
      const [row] = await database.read((reader) =>
        reader.selectFrom('job_slot').select('last_slot').where('name', '=', job).execute(),
      )
      const slot = row === undefined ? null : fromUnix(row.last_slot)
      known.set(job, slot)
      return slot
    },
    async setBack(job, slot) {
      known.delete(job)
      await database.write((transaction) =>
        transaction
          .updateTable('job_slot')
          .set({ last_slot: toUnix(slot) })
          .where('name', '=', job)
          .execute(),
      )
    },
    async markDone(job, slot) {
      known.delete(job)
      const last_slot = toUnix(slot)
      await database.write((transaction) =>
        transaction
          .insertInto('job_slot')
          .values({ name: job, last_slot })
          .onConflict((conflict) =>
            conflict.column('name').doUpdateSet({ last_slot }).where('job_slot.last_slot', '<', last_slot),
          )
          .execute(),
      )
    },
  }
}
