/** Tables of `scheduler/`. */
export interface SchedulerTables {
  job_slot: JobSlotTable
}

/** The last slot that each job has done. */
interface JobSlotTable {
  name: string
  /** Unix seconds of the planned instant. */
  last_slot: number
}
