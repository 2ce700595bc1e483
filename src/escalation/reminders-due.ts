/**
 * How often somebody is reminded that an update is late: when it is due, and after once, three, seven, … times as long again.
 *
 * @returns how many reminders are due by `now`, >= 0
 */
export function remindersDue(since: Date, due: Date, now: Date): number {
  const every = due.getTime() - since.getTime()
  const waited = now.getTime() - since.getTime()
  return waited < every || every <= 0 ? 0 : Math.floor(Math.log2(waited / every)) + 1
}
