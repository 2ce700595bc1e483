import { isInOurDays } from '../../calendar/instant-field.js'

/** Clocks of two machines may differ by hours, as after a change of zone by hand; nobody's differ by more than a day. */
const MOST_AHEAD_MS = 86_400_000

/** Whether an alert of which somebody heard at `heardAt` can have begun or ended at that instant. */
export function isPossible(instant: Date, heardAt: Date): boolean {
  return isInOurDays(instant) && instant.getTime() - heardAt.getTime() <= MOST_AHEAD_MS
}
