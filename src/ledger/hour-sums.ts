import type { HourMinutes } from './minutes-codec.js'

/** The columns of an hour that sums over months read. */
export interface HourSums {
  readonly milliEvents: number
  readonly milliErrors: number
  /** Known minutes, in seconds. */
  readonly observedSeconds: number
}

/**
 * Adds up minutes `first` to `last` (exclusive) of an hour. The columns of a row are always this of its whole hour, never carried along,
 * so that a row can be reproduced from its minutes.
 */
export function hourSums(minutes: HourMinutes, first = 0, last = minutes.length): HourSums {
  let [milliEvents, milliErrors, observedSeconds] = [0, 0, 0]
  for (const minute of minutes.slice(first, last)) {
    if (minute === null) continue
    milliEvents += minute.milliEvents
    milliErrors += minute.milliErrors
    observedSeconds += 60
  }
  return { milliEvents, milliErrors, observedSeconds }
}
