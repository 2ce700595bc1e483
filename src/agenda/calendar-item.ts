import type { Interval } from '../calendar/interval.js'
import type { MaintenanceWindow } from '../maintenance/maintenance-window.js'
import type { Occurrence } from '../maintenance/windows-in.js'
import { wallText, utcText, type JcalProperty } from './jcal.js'
import { isRecurring, windowTimes } from './window-times.js'

/** Planned work as it stands in the calendar. */
export interface CalendarItem {
  /** By which it is found again: `window/patching`, `entry/12`. */
  readonly key: string
  /** What its times follow from: where it changes, they begin anew. */
  readonly basis: string
  /** Its times, seen from when it began to stand in the calendar. */
  readonly contentFrom: (begins: Date) => ItemContent
}

/** What a reader sees of it: plain JSON data. */
export interface ItemContent {
  readonly summary: string
  readonly description: string
  /** Properties of each event that says its times: those that recur, or one that takes place once; none: `singles` says all. */
  readonly series: readonly (readonly JcalProperty[])[]
  /** Beginning and end of what is an event of its own, in UTC. */
  readonly singles: readonly (readonly [from: string, to: string])[]
  /** Zone that the times name; `null`: they are in UTC. */
  readonly zone: string | null
  /** When the last of it is over, in UTC; `null`: it goes on for ever. */
  readonly ends: string | null
}

/** All planned work: of the configuration, and what was entered and stands. */
export function calendarItems(
  windows: readonly MaintenanceWindow[],
  entered: readonly Occurrence[],
  horizon: Date,
): readonly CalendarItem[] {
  return [...windows.map((window) => windowItem(window, horizon)), ...entered.flatMap(entryItem)]
}

function windowItem(window: MaintenanceWindow, horizon: Date): CalendarItem {
  const words = { summary: window.name, description: descriptionOf(window) }
  const key = `window/${window.name}`
  if (window.time.kind === 'once') {
    const { start, end } = window.time
    return { key, basis: 'once', contentFrom: () => onceContent(words, { from: start, to: end }) }
  }
  const { time, timezone } = window
  return {
    key,
    basis: JSON.stringify([time.schedule, time.durationSeconds, timezone]),
    contentFrom: (begins) => recurringContent(window, words, { from: begins, to: horizon }),
  }
}

function entryItem({ entry, window, from, to, ...rest }: Occurrence): readonly CalendarItem[] {
  if (entry === null) return []
  const words = { summary: window, description: descriptionOf(rest) }
  return [{ key: `entry/${entry}`, basis: 'once', contentFrom: () => onceContent(words, { from, to }) }]
}

type Words = Pick<ItemContent, 'summary' | 'description'>

function onceContent(words: Words, { from, to }: Interval): ItemContent {
  const times: readonly JcalProperty[] = [
    ['dtstart', {}, 'date-time', utcText(from)],
    ['dtend', {}, 'date-time', utcText(to)],
  ]
  return { ...words, series: [times], singles: [], zone: null, ends: utcText(to) }
}

function recurringContent(window: MaintenanceWindow, words: Words, span: Interval): ItemContent {
  if (!isRecurring(window)) throw new Error(`${window.name} does not recur`)
  const { series, singles } = windowTimes(window, span)
  const zone = window.timezone === 'UTC' ? null : window.timezone
  const at = (name: string, wall: number): JcalProperty =>
    zone === null ? [name, {}, 'date-time', `${wallText(wall)}Z`] : [name, { tzid: zone }, 'date-time', wallText(wall)]
  return {
    ...words,
    zone: series.length === 0 ? null : zone,
    series: series.map(({ recur, first, until }) => [
      at('dtstart', first),
      at('dtend', first + window.time.durationSeconds * 1000),
      ['rrule', {}, 'recur', { ...recur, ...(until === null ? {} : { until: utcText(until) }) }],
    ]),
    singles: singles.map(({ from, to }) => [utcText(from), utcText(to)] as const),
    ends: null,
  }
}

function descriptionOf({ reason, services }: Pick<Occurrence, 'reason' | 'services'>): string {
  return [...(reason === null ? [] : [reason]), `Services: ${services.join(', ')}`].join('\n')
}
