import type { Interval } from '../calendar/interval.js'
import type { MaintenanceWindow } from './maintenance-window.js'
import { windowsIn, type Occurrence } from './windows-in.js'

/** All planned maintenance, for whoever asks for the same long time again and again. */
export interface MaintenanceCalendar {
  /** See `windowsIn`. */
  within(interval: Interval): readonly Occurrence[]
}

/** Asked for every 30 s, of each agreement. */
const calendars = new WeakMap<readonly MaintenanceWindow[], MaintenanceCalendar>()
const REMEMBERED = 50

/** The calendar of a configuration; it remembers its latest answers. */
export function maintenanceCalendar(windows: readonly MaintenanceWindow[]): MaintenanceCalendar {
  const calendar = calendars.get(windows) ?? create(windows)
  calendars.set(windows, calendar)
  return calendar
}

function create(windows: readonly MaintenanceWindow[]): MaintenanceCalendar {
  const answers = new Map<string, readonly Occurrence[]>()
  return {
    within(interval) {
      const key = `${interval.from.getTime()}/${interval.to.getTime()}`
      const answer = answers.get(key) ?? windowsIn(windows, interval)
      if (answers.size >= REMEMBERED) answers.clear()
      answers.set(key, answer)
      return answer
    },
  }
}
