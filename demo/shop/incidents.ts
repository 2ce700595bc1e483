import { DateTime } from 'luxon'
import type { Incident, Stream } from './traffic.js'

/** `[stream, day of month, time in Berlin, minutes, share of events that fail]` */
type Line = readonly [Stream, number, string, number, number]

/** Last month: one evening cost checkout its agreement; the rest stayed within the allowance. */
const LAST_MONTH: readonly Line[] = [
  ['checkout', 6, '10:12', 14, 0.05],
  ['checkout', 14, '19:20', 41, 1],
  ['catalog', 9, '02:05', 90, 0.2],
  ['catalog', 21, '16:40', 25, 1],
  ['search', 17, '12:00', 50, 0.3],
]

/** This month: small ones on the first days, so that a demo on any day shows something. */
const THIS_MONTH: readonly Line[] = [
  ['checkout', 1, '01:30', 6, 0.4],
  ['checkout', 8, '11:45', 9, 0.5],
  ['catalog', 1, '00:40', 20, 0.1],
  ['search', 19, '15:00', 30, 0.2],
]

function place(line: Line, month: DateTime): Incident {
  const [stream, day, time, minutes, share] = line
  const [hour = 0, minute = 0] = time.split(':').map(Number)
  const from = month.set({ day, hour, minute })
  return { stream, kind: 'errors', from: from.toJSDate(), to: from.plus({ minutes }).toJSDate(), share }
}

/** The incidents of the shop's history: those of the month before `now` and those of its own month that are over. */
export function shopIncidents(now: Date, zone: string): readonly Incident[] {
  const month = DateTime.fromJSDate(now, { zone }).startOf('month')
  const all = [
    ...LAST_MONTH.map((line) => place(line, month.minus({ months: 1 }))),
    ...THIS_MONTH.map((line) => place(line, month)),
  ]
  return all.filter((incident) => incident.to < now)
}
