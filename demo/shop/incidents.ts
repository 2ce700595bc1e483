import { periodAt, type Period, previousPeriod } from '../../src/calendar/period.js'
import { showingOf } from '../../src/calendar/wall-clock.js'
import type { Incident, Stream } from './traffic.js'

/** `[stream, day of month, time in Berlin, minutes, share of events that fail]` */
type Line = readonly [Stream, number, string, number, number]

/** Last month: one evening cost checkout its agreement; the rest stayed within the allowance, but the payments of one region. */
const LAST_MONTH: readonly Line[] = [
  ['checkout', 6, '10:12', 14, 0.05],
  ['checkout', 14, '19:20', 41, 1],
  ['catalog', 9, '02:05', 90, 0.2],
  ['catalog', 21, '16:40', 25, 1],
  ['search', 17, '12:00', 50, 0.3],
  ['probe', 21, '16:42', 22, 1],
  ['payment-us', 20, '14:10', 45, 1],
  ['payment-ap', 24, '05:30', 25, 1],
]

/**
 * This month: small ones on the first days, so that a demo on any day shows something. On any day, the last 30 hold three quarters of an hour
 * in which nobody in the US could pay: that budget is spent while those of the other regions are not.
 */
const THIS_MONTH: readonly Line[] = [
  ['checkout', 1, '01:30', 6, 0.4],
  ['checkout', 8, '11:45', 9, 0.5],
  ['catalog', 1, '00:40', 20, 0.1],
  ['search', 19, '15:00', 30, 0.2],
  ['probe', 2, '03:20', 11, 1],
  ['probe', 12, '13:05', 8, 1],
  ['payment-us', 3, '14:10', 45, 1],
  ['payment-ap', 2, '05:30', 15, 1],
]

function place(line: Line, { label, zone }: Period): Incident {
  const [stream, day, time, minutes, share] = line
  const midnight = Date.parse(`${label}-${String(day).padStart(2, '0')}T00:00:00Z`)
  const [hour = 0, minute = 0] = time.split(':').map(Number)
  const from = showingOf(midnight + (hour * 60 + minute) * 60_000, zone).first
  return { stream, kind: 'errors', from, to: new Date(from.getTime() + minutes * 60_000), share }
}

/** The incidents of the shop's history: those of the month before `now` and those of its own month that are over. */
export function shopIncidents(now: Date, zone: string): readonly Incident[] {
  const months = { unit: 'month', timezone: zone } as const
  const month = periodAt(now, months)
  const all = [
    ...LAST_MONTH.map((line) => place(line, previousPeriod(month, months))),
    ...THIS_MONTH.map((line) => place(line, month)),
  ]
  return all.filter((incident) => incident.to < now)
}
