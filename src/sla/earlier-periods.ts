import { Fraction } from 'fraction.js'
import { calendarOf, periodAt, previousPeriod, type Period, type PeriodRule } from '../calendar/period.js'
import type { Agreement } from './agreement.js'
import type { EarlierPeriod } from './contract/contract-input.js'
import type { ContractResult } from './contract/contract-result.js'
import { monthsOf } from './contract/credit.js'
import type { ContractQuestion } from './contract-question.js'
import { isInForce } from './term.js'

/** What later periods take of one before them: little enough to be remembered of years. */
export interface Earlier extends EarlierPeriod {
  readonly period: Period
  /** What it cost as a share of a monthly fee. */
  readonly cost: Fraction
}

/** Most periods that are looked back on: the months of three years. */
const MOST = 36

/**
 * The periods before one that decide about it, oldest first: as many as a chronic clause looks at, and those of the same year where that caps
 * what it costs. Periods before the agreement, or before anything was known of it, do not count.
 *
 * @param knownFrom since when anything is known; `null`: nothing is
 */
export function earlierPeriods(agreement: Agreement, period: Period, knownFrom: Date | null): readonly Period[] {
  const { terms } = agreement
  const isCounted = (one: Period) => isInForce(agreement, one) && isKnown(one, knownFrom)
  const earlier: Period[] = []
  let one = previousPeriod(period, terms.period)
  while (isAsked(agreement, { period, one, count: earlier.length }) && isCounted(one)) {
    earlier.unshift(one)
    one = previousPeriod(one, terms.period)
  }
  return earlier
}

interface Step {
  readonly period: Period
  /** An earlier one. */
  readonly one: Period
  /** Those after it that are looked at already. */
  readonly count: number
}

function isAsked({ terms: { chronic, credits, period: rule } }: Agreement, { period, one, count }: Step): boolean {
  if (count >= MOST) return false
  const isOfYear = credits?.capYear != null && one.interval.from >= yearOf(period, rule)
  return isOfYear || count < (chronic?.of ?? 1) - 1
}

function isKnown({ interval }: Period, knownFrom: Date | null): boolean {
  return knownFrom !== null && interval.to > knownFrom
}

/** The year of the agreement's calendar in which a period begins. */
function yearOf({ interval }: Period, rule: PeriodRule): Date {
  return periodAt(interval.from, calendarOf(rule, 'year')).interval.from
}

/** What the judgement of a period takes of those before it. */
export function historyOf(earlier: readonly Earlier[], agreement: Agreement, period: Period) {
  const of = agreement.terms.chronic?.of ?? 1
  const yearFrom = yearOf(period, agreement.terms.period)
  const ofYear = earlier.filter((one) => one.period.interval.from >= yearFrom)
  return {
    history: earlier.slice(Math.max(0, earlier.length - of + 1)).map(({ worst, best }) => ({ worst, best })),
    yearUsed: ofYear.reduce((sum, { cost }) => sum.add(cost), new Fraction(0)),
  }
}

/** What is kept of a period that was judged. */
export function earlierOf(result: ContractResult, { agreement, period }: ContractQuestion): Earlier {
  const { worst, best } = result
  return {
    period,
    worst: worst?.fraction() ?? null,
    best: best?.fraction() ?? null,
    cost: costOf(result, agreement),
  }
}

function costOf({ credit }: ContractResult, { terms }: Agreement): Fraction {
  if (credit === null || credit.belowMinimum) return new Fraction(0)
  return credit.share.fraction().mul(monthsOf(terms.period))
}
