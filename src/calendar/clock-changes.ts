import type { Interval } from './interval.js'
import { steadyStretchAt } from './steady-stretch.js'

/** The instants within an interval at which the clock of a zone is put forward or back, oldest first. */
export function clockChanges({ from, to }: Interval, zone: string): readonly Date[] {
  const changes: Date[] = []
  let { to: change } = steadyStretchAt(from.getTime(), zone)
  while (change < to.getTime()) {
    changes.push(new Date(change))
    change = steadyStretchAt(change, zone).to
  }
  return changes
}
