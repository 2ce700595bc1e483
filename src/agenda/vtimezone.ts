import { clockChanges } from '../calendar/clock-changes.js'
import type { Interval } from '../calendar/interval.js'
import { localTime, wallTimeAt } from '../calendar/wall-clock.js'
import { wallText, type JcalComponent, type JcalProperty } from './jcal.js'
import { listsBy } from '../shared/lists-by.js'

/** A change of a zone's clock. */
interface Change {
  readonly at: Date
  /** How far the clock is ahead of UTC before and after it, in milliseconds. */
  readonly before: number
  readonly after: number
}

/**
 * A zone as a calendar describes it (RFC 5545, 3.6.5), out of the same rules by which Plimsoll itself reads schedules: changes that follow one
 * rule each year as that rule, all others one by one.
 */
export function vtimezone(zone: string, span: Interval): JcalComponent {
  const changes = clockChanges(span, zone).map((at) => changeAt(at, zone))
  const first = aheadAt(span.from, zone)
  const groups = listsBy(changes, (change) => `${change.before} ${change.after} ${ruleOf(change)?.month ?? ''}`)
  const beginning = observance({ name: nameAt(span.from, zone), before: first, after: first, isSummer: false }, [
    ['dtstart', {}, 'date-time', '1970-01-01T00:00:00'],
  ])
  return [
    'vtimezone',
    [['tzid', {}, 'text', zone]],
    [beginning, ...[...groups.values()].map((all) => changing(all, zone))],
  ]
}

function changing(all: readonly Change[], zone: string): JcalComponent {
  const [first, ...others] = all
  if (first === undefined) throw new Error(`${zone} has a change of no time`)
  const { before, after, at } = first
  const rule = yearlyRule(all)
  const repeats: readonly JcalProperty[] =
    rule !== null
      ? [['rrule', {}, 'recur', rule]]
      : others.map((one) => ['rdate', {}, 'date-time', wallText(one.at.getTime() + one.before)])
  return observance({ name: nameAt(at, zone), before, after, isSummer: after > before }, [
    ['dtstart', {}, 'date-time', wallText(at.getTime() + before)],
    ...repeats,
  ])
}

interface Observance {
  readonly name: string
  readonly before: number
  readonly after: number
  readonly isSummer: boolean
}

function observance({ name, before, after, isSummer }: Observance, times: readonly JcalProperty[]): JcalComponent {
  const properties: JcalProperty[] = [
    ...times,
    ['tzoffsetfrom', {}, 'utc-offset', offsetText(before)],
    ['tzoffsetto', {}, 'utc-offset', offsetText(after)],
    ['tzname', {}, 'text', name],
  ]
  return [isSummer ? 'daylight' : 'standard', properties, []]
}

/** On which weekday of its month a change lies, by the clock before it. */
interface Rule {
  readonly month: number
  /** `SU`. */
  readonly weekday: string
  /** Which of its weekdays, from the beginning; and whether it is the last. */
  readonly nth: number
  readonly isLast: boolean
  /** Milliseconds since midnight. */
  readonly time: number
}

const WEEKDAYS = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA']
const DAY_MS = 86_400_000

function ruleOf({ at, before }: Change): Rule | null {
  const wall = new Date(at.getTime() + before)
  const [day, month] = [wall.getUTCDate(), wall.getUTCMonth() + 1]
  const daysInMonth = new Date(Date.UTC(wall.getUTCFullYear(), month, 0)).getUTCDate()
  const weekday = WEEKDAYS[wall.getUTCDay()] ?? ''
  return { month, weekday, nth: Math.ceil(day / 7), isLast: day + 7 > daysInMonth, time: wall.getTime() % DAY_MS }
}

/** The rule that all of them follow, one in each year; `null`: there is none. */
function yearlyRule(all: readonly Change[]): object | null {
  const rules = all.flatMap((one) => ruleOf(one) ?? [])
  const [first] = rules
  const years = all.map(({ at, before }) => new Date(at.getTime() + before).getUTCFullYear())
  const isYearly = years.every((year, index) => index === 0 || year === (years[index - 1] ?? 0) + 1)
  if (first === undefined || rules.length < LEAST_YEARS || !isYearly) return null
  const isSame = rules.every(({ weekday, time }) => weekday === first.weekday && time === first.time)
  if (!isSame) return null
  const by = (week: number) => ({ freq: 'YEARLY', bymonth: first.month, byday: `${week}${first.weekday}` })
  if (rules.every(({ nth }) => nth === first.nth) && first.nth < 5) return by(first.nth)
  return rules.every(({ isLast }) => isLast) ? by(-1) : null
}

/** The first and the last weekday of a month can be told apart in so many years. */
const LEAST_YEARS = 5

function changeAt(at: Date, zone: string): Change {
  return { at, before: aheadAt(new Date(at.getTime() - 1000), zone), after: aheadAt(at, zone) }
}

function aheadAt(instant: Date, zone: string): number {
  return wallTimeAt(instant, zone) - Math.floor(instant.getTime() / 1000) * 1000
}

/** `+05:45`. */
function offsetText(ahead: number): string {
  const minutes = Math.abs(ahead) / 60_000
  const two = (value: number) => String(Math.floor(value)).padStart(2, '0')
  return `${ahead < 0 ? '-' : '+'}${two(minutes / 60)}:${two(minutes % 60)}`
}

/** `UTC+1`: abbreviations are no names of zones that everybody reads the same. */
function nameAt(instant: Date, zone: string): string {
  return `UTC${localTime(instant, zone).offset}`
}
