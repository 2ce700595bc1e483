import type { Temporal } from 'temporal-polyfill'
import type { Interval } from './interval.js'
import { firstInstantOf, localTime } from './wall-clock.js'

/** A stretch of whole calendar days in a zone. */
export interface CalendarStretch {
  /** Its first day. */
  readonly first: Temporal.PlainDate
  readonly interval: Interval
}

/** How days are put together: the first day of the stretch that a day is in, and how long a stretch is. */
export interface Rhythm {
  readonly firstDay: (day: Temporal.PlainDate) => Temporal.PlainDate
  readonly length: Temporal.DurationLike
}

/** The stretch that begins with a day. Its end is the beginning of the next by the same rule, so that neighbours share their bound. */
export function stretchFrom(first: Temporal.PlainDate, zone: string, { length }: Rhythm): CalendarStretch {
  return { first, interval: { from: firstInstantOf(first, zone), to: firstInstantOf(first.add(length), zone) } }
}

/** The stretch that holds an instant. */
export function stretchHolding(instant: Date, zone: string, rhythm: Rhythm): CalendarStretch {
  const found = stretchFrom(rhythm.firstDay(localTime(instant, zone).toPlainDate()), zone, rhythm)
  // Where clocks go back over midnight, the old day is shown once more when the new one has begun.
  return instant < found.interval.to ? found : stretchFrom(found.first.add(rhythm.length), zone, rhythm)
}
