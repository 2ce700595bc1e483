import { firstInstantOf, localTime } from '../../calendar/wall-clock.js'
import type { Hours, Terms, Within } from '../terms.js'
import { businessDayAfter } from './business-days.js'
import type { SupportCase } from './contract-input.js'
import type { SupportState } from './contract-result.js'
import { hoursWithin } from './hours.js'
import { instantOf, minuteOf } from './spans.js'

/** How a case for support stands; done at the due instant is met. */
export function supportState(terms: Terms, { opened, target, done }: SupportCase, now: Date | null): SupportState {
  const due = dueAt(terms, opened, target)
  const end = done ?? now
  if (end !== null && end > due) return { due, state: 'missed' }
  return { due, state: done === null ? 'open' : 'met' }
}

/** When something must be done: in support hours, second by second, or at the end of a business day. */
export function dueAt(terms: Terms, opened: Date, target: Within): Date {
  const { period, businessCalendar, support } = terms
  const seconds = secondsOf(target)
  if (seconds !== null) return afterOpenTime(support?.hours ?? null, opened, seconds)
  const local = localTime(opened, period.timezone)
  if ('months' in target) return new Date(local.add(target).epochMilliseconds)
  if (!('businessDays' in target)) throw new Error('a target of support is not counted in periods')
  const day = businessDayAfter(local.toPlainDate(), target.businessDays, businessCalendar)
  return firstInstantOf(day.add({ days: 1 }), period.timezone)
}

function secondsOf(target: Within): number | null {
  if ('seconds' in target) return target.seconds
  return 'days' in target ? target.days * 86_400 : null
}

const WEEK_MINUTES = 7 * 1440

/** Holidays may close a week or two, not a year. */
const MOST_WEEKS = 520

function afterOpenTime(hours: Hours | null, opened: Date, seconds: number): Date {
  let left = seconds * 1000
  let from = minuteOf(opened)
  for (let week = 0; week < MOST_WEEKS; week++) {
    for (const span of hoursWithin(hours, { from, to: from + WEEK_MINUTES })) {
      const begin = Math.max(opened.getTime(), instantOf(span.from).getTime())
      const length = instantOf(span.to).getTime() - begin
      if (left <= length) return new Date(begin + left)
      left -= length
    }
    from += WEEK_MINUTES
  }
  throw new Error('support hours never come')
}
