import { describe, expect, it } from '@jest/globals'
import ICAL from 'ical.js'
import nodeIcal from 'node-ical'
import { sampleOf } from '../../test/support/breadth.js'
import type { MaintenanceWindow } from '../maintenance/maintenance-window.js'
import { windowsIn } from '../maintenance/windows-in.js'
import { describedSpan } from './agenda.js'
import { calendarItems } from './calendar-item.js'
import { renderCalendar } from './render-calendar.js'

const BEGINS = new Date('2026-01-01T00:00:00Z')
const ENDS = new Date('2029-01-01T00:00:00Z')
const SPAN = { from: BEGINS, to: ENDS }
/** node-ical counts in big integers: of two years, each with a spring and an autumn, it takes as long as all else of three. */
const FIRST_YEAR = { from: BEGINS, to: new Date('2027-01-01T00:00:00Z') }

function calendarOf(window: MaintenanceWindow): string {
  const span = describedSpan(BEGINS)
  const items = calendarItems([window], [], span.to)
  const published = items.map((item, index) => ({
    ...{ uid: `uid-${index}`, sequence: 0, changed: BEGINS, isCancelled: false, content: item.contentFrom(BEGINS) },
  }))
  return renderCalendar(published, { organisation: 'Example; Shop, Inc', span })
}

const timesText = (times: readonly { readonly from: Date; readonly to: Date }[], span = SPAN) =>
  times
    .filter(({ from }) => from >= span.from && from < span.to)
    .map(({ from, to }) => `${from.toISOString()} ${to.toISOString()}`)
    .sort()

/** As ical.js reads it, by the zones that the calendar describes and no others. */
function byIcalJs(text: string): readonly string[] {
  ICAL.TimezoneService.reset()
  const calendar = new ICAL.Component(ICAL.parse(text) as never)
  for (const zone of calendar.getAllSubcomponents('vtimezone')) ICAL.TimezoneService.register(new ICAL.Timezone(zone))
  const times = calendar.getAllSubcomponents('vevent').flatMap((component) => {
    const event = new ICAL.Event(component)
    if (!event.isRecurring()) return [{ from: event.startDate.toJSDate(), to: event.endDate.toJSDate() }]
    const found: { from: Date; to: Date }[] = []
    const iterator = event.iterator()
    for (let next: unknown = iterator.next(); next instanceof ICAL.Time; next = iterator.next()) {
      const { startDate, endDate } = event.getOccurrenceDetails(next) as Record<'startDate' | 'endDate', ICAL.Time> // oxfmt-ignore
      if (startDate.toJSDate() >= SPAN.to) break
      found.push({ from: startDate.toJSDate(), to: endDate.toJSDate() })
    }
    return found
  })
  return timesText(times)
}

/** As node-ical reads its first year, which knows zones by their names. */
function byNodeIcal(text: string): readonly string[] {
  const events = Object.values(nodeIcal.sync.parseICS(text)).filter(
    (one): one is nodeIcal.VEvent => one?.type === 'VEVENT',
  )
  const times = events.flatMap((event) => nodeIcal.expandRecurringEvent(event, FIRST_YEAR))
  const found = times.map(({ start, end }) => ({ from: new Date(start), to: new Date(end) }))
  return timesText(found, FIRST_YEAR)
}

const ZONES = ['Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'America/Sao_Paulo', 'Asia/Kathmandu', 'UTC']

const SCHEDULES: readonly (readonly [schedule: string, durationSeconds: number])[] = [
  // Skipped in spring and repeated in autumn, in Berlin and New York.
  ['30 2 * * *', 5400],
  ['0 1,2,3 * * sun', 1800],
  // It spans the change.
  ['0 22 * * sat', 6 * 3600],
  ['45 1 * * sun#1', 900],
  ['15 2 * * sunL', 7200],
  ['0 3 1,15,L * *', 3600],
  ['0 2 * apr,oct,nov *', 60],
  // By time that passes: both times where an hour comes twice.
  ['*/30 1-2 * * sat,sun', 600],
  ['0 */6 * * *', 1800],
]

/** Of both halves of the year, by half an hour, and of none. */
const isInSample = (zone: string) => /Berlin|Lord_Howe|UTC/.test(zone)

describe.each(sampleOf(ZONES, isInSample))('a window in %s', (timezone) => {
  it.each(SCHEDULES)(
    'by %s for %d s stands in calendars when it takes place, for three years',
    (schedule, durationSeconds) => {
      const time = { kind: 'recurring', schedule, durationSeconds } as const
      const window: MaintenanceWindow = {
        name: 'patching',
        time,
        timezone,
        services: ['a'],
        announced: null,
        reason: null,
      }
      const times = windowsIn([window], SPAN)
      const own = timesText(times)
      const text = calendarOf(window)
      expect(own.length).toBeGreaterThan(30)
      expect(text).toContain('RRULE:')
      expect(byIcalJs(text)).toEqual(own)
      expect(byNodeIcal(text)).toEqual(timesText(times, FIRST_YEAR))
    },
  )
})
