import { Temporal } from 'temporal-polyfill'
import { intersect } from './interval.js'
import { nextPeriod, parsePeriod, periodAt, type CalendarUnit, type Period, type PeriodRule } from './period.js'
import { firstInstantOf, localTime } from './wall-clock.js'

const UNITS: readonly CalendarUnit[] = ['week', 'month', 'quarter', 'year']

/** Between the first and the last day of a stretch of days: what ISO 8601 writes where a slash cannot stand. */
const TO = '--'

/**
 * The period of a name that says by itself how long it is: `2026-W41`, `2026-10`, `2026-Q4`, `2026`, `2026-10-01--2026-10-15`.
 *
 * @returns `null` when there is no such period
 */
export function periodNamed(label: string, timezone: string): Period | null {
  const [first, last, ...more] = label.split(TO)
  if (first !== undefined && last !== undefined) return more.length > 0 ? null : daysPeriod(first, last, timezone)
  const found = UNITS.map((unit) => parsePeriod(label, { unit, timezone }))
  return found.find((period) => period !== null) ?? null
}

/**
 * The days from a first to a last one, both belonging to it.
 *
 * @param first `2026-10-01`
 * @param last `2026-10-15`
 * @returns `null` when one of them is no day, or the last lies before the first
 */
export function daysPeriod(first: string, last: string, timezone: string): Period | null {
  const [from, to] = [dayOf(first), dayOf(last)]
  if (from === null || to === null || Temporal.PlainDate.compare(from, to) > 0) return null
  return { interval: stretchOf(from, to.add({ days: 1 }), timezone), label: `${first}${TO}${last}`, zone: timezone }
}

/** The one before a period that has a name, as long by the calendar: of a month a month, of fifteen days fifteen days. */
export function periodBefore({ interval, label, zone }: Period): Period {
  const unit = UNITS.find((one) => parsePeriod(label, { unit: one, timezone: zone }) !== null)
  if (unit !== undefined) return periodAt(new Date(interval.from.getTime() - 1), { unit, timezone: zone })
  const [first, after] = [interval.from, interval.to].map((at) => localTime(at, zone).toPlainDate()) as [
    Temporal.PlainDate,
    Temporal.PlainDate,
  ]
  const from = first.subtract(first.until(after, { largestUnit: 'days' }))
  const last = first.subtract({ days: 1 })
  return { interval: stretchOf(from, first, zone), label: `${from.toString()}${TO}${last.toString()}`, zone }
}

/** The months that end with the one in which a period ends, oldest first; the last is cut where the period ends. */
export function monthsUpTo({ interval: { to }, zone }: Period, count: number): readonly Period[] {
  const months = [periodAt(new Date(to.getTime() - 1), { unit: 'month', timezone: zone })]
  for (let [first] = months; first !== undefined && months.length < count; [first] = months) {
    months.unshift(periodAt(new Date(first.interval.from.getTime() - 1), { unit: 'month', timezone: zone }))
  }
  return months.map((month) => ({
    ...month,
    interval: intersect(month.interval, { from: new Date(0), to }) ?? month.interval,
  }))
}

/** The same calendar days in another zone. */
export function inZone(period: Period, zone: string): Period {
  if (zone === period.zone) return period
  const [from, after] = [period.interval.from, period.interval.to].map((at) =>
    localTime(at, period.zone).toPlainDate(),
  ) as [Temporal.PlainDate, Temporal.PlainDate]
  return { ...period, interval: stretchOf(from, after, zone), zone }
}

/** The periods of a rule that share time with the same days in its zone, oldest first; of rolling ones that which ends with them. */
export function periodsIn(period: Period, rule: PeriodRule): readonly Period[] {
  const { interval } = inZone(period, rule.timezone)
  if ('lastDays' in rule) return [periodAt(interval.to, rule)]
  const found: Period[] = []
  for (let one = periodAt(interval.from, rule); one.interval.from < interval.to; one = nextPeriod(one, rule)) {
    found.push(one)
  }
  return found
}

function stretchOf(first: Temporal.PlainDate, after: Temporal.PlainDate, zone: string) {
  return { from: firstInstantOf(first, zone), to: firstInstantOf(after, zone) }
}

function dayOf(label: string): Temporal.PlainDate | null {
  if (!/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/.test(label)) return null
  const [year, month, day] = label.split('-').map(Number) as [number, number, number]
  // Of a day that its month does not have the last one is made, which is called otherwise.
  const found = Temporal.PlainDate.from({ year, month, day })
  return found.toString() === label ? found : null
}
