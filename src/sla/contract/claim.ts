import type { Interval } from '../../calendar/interval.js'
import { nextPeriod, type PeriodRule } from '../../calendar/period.js'
import { firstInstantOf, localTime } from '../../calendar/wall-clock.js'
import type { Terms, Within } from '../terms.js'
import { businessDayAfter } from './business-days.js'
import type { ContractResult } from './contract-result.js'

/** Until when credit can be claimed: days count on the calendar of the agreement's zone, from the day after the period's last one. */
export function claimOf({ claim, ...terms }: Terms, period: Interval): ContractResult['claim'] {
  if (claim === null) return null
  const before = claimEnd(claim, terms, period)
  const lastDay = localTime(new Date(before.getTime() - 1), terms.period.timezone).toPlainDate()
  return { lastDay: lastDay.toString(), before }
}

function claimEnd(
  within: Within,
  { period: rule, businessCalendar }: Pick<Terms, 'period' | 'businessCalendar'>,
  period: Interval,
): Date {
  const { to } = period
  if ('seconds' in within) return new Date(to.getTime() + within.seconds * 1000)
  if ('periods' in within) return endOfPeriodAfter(period, within.periods, rule)
  const first = localTime(to, rule.timezone).toPlainDate()
  if ('days' in within) return firstInstantOf(first.add({ days: within.days }), rule.timezone)
  if ('months' in within) return firstInstantOf(first.add({ months: within.months }), rule.timezone)
  const last = businessDayAfter(first.subtract({ days: 1 }), within.businessDays, businessCalendar)
  return firstInstantOf(last.add({ days: 1 }), rule.timezone)
}

function endOfPeriodAfter(interval: Interval, count: number, rule: PeriodRule): Date {
  let period = { interval, label: '', zone: rule.timezone }
  for (let i = 0; i < count; i++) period = nextPeriod(period, rule)
  return period.interval.to
}
