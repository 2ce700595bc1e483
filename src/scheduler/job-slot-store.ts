import type { Database } from '../store/database.js'

/** The last slot that each job has done, across restarts. */
export interface JobSlotStore {
  /** `null`: the job never ran. */
  lastSlot(job: string): Promise<Date | null>
  /** Never moves a slot backwards. */
  markDone(job: string, slot: Date): Promise<void>
  /** Notes an earlier slot than that which was done. */
  setBack(job: string, slot: Date): Promise<void>
}

/** Keeps slots in the table `job_slot`. */
export function createJobSlotStore(database: Database): JobSlotStore {
  return {
    async lastSlot(job) {
      const row = await database.selectFrom('job_slot').select('last_slot').where('name', '=', job).executeTakeFirst()
      return row === undefined ? null : new Date(row.last_slot * 1000)
    },
    async setBack(job, slot) {
      const last_slot = Math.floor(slot.getTime() / 1000)
      await database.updateTable('job_slot').set({ last_slot }).where('name', '=', job).execute()
    },
    async markDone(job, slot) {
      const last_slot = Math.floor(slot.getTime() / 1000)
      await database
        .insertInto('job_slot')
        .values({ name: job, last_slot })
        .onConflict((conflict) =>
          conflict.column('name').doUpdateSet({ last_slot }).where('job_slot.last_slot', '<', last_slot),
        )
        .execute()
    },
  }
}
