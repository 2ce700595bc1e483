import ICAL from 'ical.js'
import type { Interval } from '../calendar/interval.js'
import { utcText, type JcalComponent, type JcalProperty } from './jcal.js'
import type { ItemContent } from './calendar-item.js'
import { vtimezone } from './vtimezone.js'

/** Planned work as it was published last. */
export interface PublishedItem {
  /** By which calendars know it, for ever. */
  readonly uid: string
  /** How often it has changed. */
  readonly sequence: number
  readonly changed: Date
  /** It does not take place any more. */
  readonly isCancelled: boolean
  readonly content: ItemContent
}

export interface CalendarFrame {
  readonly organisation: string
  /** Over which zones are described. */
  readonly span: Interval
}

/** A whole calendar (RFC 5545). The same items make the same text. */
export function renderCalendar(items: readonly PublishedItem[], { organisation, span }: CalendarFrame): string {
  const zones = [...new Set(items.flatMap(({ content }) => content.zone ?? []))].sort()
  const head: readonly JcalProperty[] = [
    ['version', {}, 'text', '2.0'],
    ['prodid', {}, 'text', '-//Plimsoll//Planned maintenance//EN'],
    ['calscale', {}, 'text', 'GREGORIAN'],
    ['method', {}, 'text', 'PUBLISH'],
    ['name', {}, 'text', `${organisation}: planned maintenance`],
    ['x-wr-calname', {}, 'unknown', calendarName(organisation)],
    ['refresh-interval', { value: 'DURATION' }, 'unknown', 'PT1H'],
    ['x-published-ttl', {}, 'unknown', 'PT1H'],
  ]
  const calendar: JcalComponent = [
    'vcalendar',
    head,
    [...zones.map((zone) => vtimezone(zone, span)), ...items.flatMap(eventsOf)],
  ]
  return `${ICAL.stringify.component(calendar as never, ICAL.design.icalendar)}\r\n`
}

/** Raw values are written as they are: commas and semicolons would end them. */
function calendarName(organisation: string): string {
  return `${organisation.replace(/[\\;,\r\n]/g, ' ')}: planned maintenance`
}

function eventsOf({ content, ...item }: PublishedItem): readonly JcalComponent[] {
  const { series, singles } = content
  const whole = series.map((times, index) => {
    // The first keeps the id of the whole: that is all of it where no clock changes.
    const uid = index === 0 ? item.uid : `${item.uid}-${startOf(times)}`
    return event(uid, times, { content, ...item })
  })
  const alone = singles.map(([from, to]) =>
    event(
      `${item.uid}-${compact(from)}`,
      [
        ['dtstart', {}, 'date-time', from],
        ['dtend', {}, 'date-time', to],
      ],
      { content, ...item },
    ),
  )
  return [...whole, ...alone]
}

function startOf(times: readonly JcalProperty[]): string {
  const [, , , start] = times[0] ?? []
  return compact(String(start))
}

/** `20260329T020000Z` */
function compact(instant: string): string {
  return instant.replace(/[-:]/g, '')
}

function event(
  uid: string,
  times: readonly JcalProperty[],
  { sequence, changed, isCancelled, content }: PublishedItem,
): JcalComponent {
  return [
    'vevent',
    [
      ['uid', {}, 'text', uid],
      ['dtstamp', {}, 'date-time', utcText(changed)],
      ['last-modified', {}, 'date-time', utcText(changed)],
      ['sequence', {}, 'integer', sequence],
      ...times,
      ['summary', {}, 'text', content.summary],
      ['description', {}, 'text', content.description],
      ['status', {}, 'text', isCancelled ? 'CANCELLED' : 'CONFIRMED'],
      ['transp', {}, 'text', 'TRANSPARENT'],
      ['categories', {}, 'text', 'maintenance'],
    ],
    [],
  ]
}
