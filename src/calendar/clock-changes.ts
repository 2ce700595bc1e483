import type { Interval } from './interval.js'
import { localTime } from './wall-clock.js'

/** The instants within an interval at which the clock of a zone is put forward or back, oldest first. */
export function clockChanges({ from, to }: Interval, zone: string): readonly Date[] {
  const changes: Date[] = []
  let change = localTime(from, zone).getTimeZoneTransition('next')
  while (change !== null && change.epochMilliseconds < to.getTime()) {
    changes.push(new Date(change.epochMilliseconds))
    change = change.getTimeZoneTransition('next')
  }
  return changes
}
