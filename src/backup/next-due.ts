import { newestDueSlot, nextDueSlot } from '../calendar/due-times.js'
import type { Dataset } from './dataset.js'

/** When the next backup is planned, and from when on it is missed. */
export interface NextDue {
  /** `null`: nothing is planned, or no backup was ever seen. */
  readonly dueAt: Date | null
  /** `null`: nobody said how late it may be. */
  readonly lateAt: Date | null
}

/** A job that begins so much before its time is that of the time ahead: no two clocks agree. */
const EARLY_MS = 60_000

const LONG_AGO = new Date(0)

/** The first planned instant that a backup which began at `startedAt` does not stand for. */
export function nextDue(
  { schedule, graceSeconds }: Pick<Dataset, 'schedule' | 'graceSeconds'>,
  startedAt: Date | null,
): NextDue {
  if (schedule === null || startedAt === null) return { dueAt: null, lateAt: null }
  const ahead = nextDueSlot(schedule, startedAt)
  const isForAhead =
    ahead !== null && isEarly(startedAt, ahead, newestDueSlot(schedule, { after: LONG_AGO, until: startedAt }))
  const dueAt = isForAhead ? nextDueSlot(schedule, ahead) : ahead
  const isJudged = dueAt !== null && graceSeconds !== null
  return { dueAt, lateAt: isJudged ? new Date(dueAt.getTime() + graceSeconds * 1000) : null }
}

/** Nearer to the time ahead than to the one before. */
function isEarly(startedAt: Date, ahead: Date, behind: Date | null): boolean {
  const early = ahead.getTime() - startedAt.getTime()
  return early <= EARLY_MS && (behind === null || early < startedAt.getTime() - behind.getTime())
}
