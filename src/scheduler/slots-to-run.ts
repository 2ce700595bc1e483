import { dueSlots, newestDueSlot, nextDueSlot } from '../calendar/due-times.js'
import type { Job } from '../shared/job.js'

/** What a job has to do now. */
export interface DueWork {
  /** Slots to run, oldest first. */
  readonly slots: readonly Date[]
  /** Whether slots before these were missed and are left out for good. */
  readonly skipped: boolean
}

/** More missed slots than this are not looked through: of a job of every minute, a week. */
const LOOKED_THROUGH = 10_000

/** The latest planned instant up to `now`, however long ago. */
export function latestSlot(job: Job, now: Date): Date | null {
  return newestDueSlot(job, { after: new Date(0), until: now })
}

/**
 * Slots of a job that are due in (lastSlot, now]: for `newest` the latest one, for `replay` the latest `most`, oldest first.
 *
 * @param lastSlot last slot done
 */
export function slotsToRun(job: Job, lastSlot: Date, now: Date): DueWork {
  if (job.missed.kind === 'newest') {
    const slot = newestDueSlot(job, { after: lastSlot, until: now })
    return slot === null
      ? { slots: [], skipped: false }
      : { slots: [slot], skipped: (nextDueSlot(job, lastSlot) ?? slot) < slot }
  }
  const all = dueSlots(job, { after: lastSlot, until: now }, LOOKED_THROUGH)
  const slots = all.slice(-job.missed.most)
  return { slots, skipped: slots.length < all.length }
}

/** Whether nothing is due yet. */
export type EarlyCheck = (lastSlot: Date, now: Date) => boolean

/** Finds the slot behind the last one once: most wake-ups come before it. */
export function createEarlyCheck(job: Job): EarlyCheck {
  let known = { last: Number.NaN, next: Number.NaN }
  return (lastSlot, now) => {
    const last = lastSlot.getTime()
    if (known.last !== last) known = { last, next: nextDueSlot(job, lastSlot)?.getTime() ?? Infinity }
    return now.getTime() < known.next
  }
}
