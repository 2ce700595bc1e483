import { Fraction } from 'fraction.js'
import type { PeriodRule } from '../../calendar/period.js'
import type { CreditTerms, CreditTier } from '../terms.js'
import type { Credit } from './contract-result.js'
import { compare, type Exact, exactly, floorOf, fractionOf } from './exact.js'
import { shareOfMoney } from './money-share.js'
import { isBelow, minus, times } from './ratios.js'

/** A result that credit is asked for. */
export interface CreditCase {
  readonly ratio: Exact
  readonly objective: number
  /** Downtime in minutes, for credit in proportion to it; `null`: the method has none. */
  readonly used: Exact | null
  /** Minutes of the whole period, and those that count. */
  readonly periodMinutes: Fraction
  readonly countedMinutes: Fraction
  /** Months that a period is billed as: 1, 3, 12. */
  readonly months: number
  /** What the year has cost so far, as a share of a monthly fee. */
  readonly yearUsed: Fraction
}

/** Months of fees in a period. */
export function monthsOf(rule: PeriodRule): number {
  if ('unit' in rule) return { week: 1, month: 1, quarter: 3, year: 12 }[rule.unit]
  return 'every' in rule && 'months' in rule.every ? rule.every.months : 1
}

interface Claimed {
  readonly share: Exact
  readonly by: Credit['by']
}

/** What is owed for a result: of all clauses the highest credit, then the caps, the amount and the minimum, in this order. */
export function creditFor(terms: CreditTerms, asked: CreditCase): Credit {
  const claimed = [...tierCredits(terms, asked), ...proportionalCredit(terms, asked), ...stepCredit(terms, asked)]
  const none: Claimed = { share: exactly(new Fraction(0)), by: null }
  const highest = claimed.reduce((most, one) => (isBelow(most.share, one.share) ? one : most), none)
  const { share, cappedBy } = capped(highest.share, terms, asked)
  return { share, by: highest.by, cappedBy, ...amountOf(share, terms, asked) }
}

function tierCredits({ tiers }: CreditTerms, { ratio }: CreditCase): readonly Claimed[] {
  return tiers
    .filter((tier) => applies(tier, ratio))
    .map((tier) => ({ share: exactly(fractionOf(tier.credit)), by: tier }))
}

function applies({ bound, ratio: mark }: CreditTier, ratio: Exact): boolean {
  const side = compare(ratio, fractionOf(mark))
  return bound === 'below' ? side < 0 : side <= 0
}

function proportionalCredit({ proportional }: CreditTerms, asked: CreditCase): readonly Claimed[] {
  const { ratio, objective, used } = asked
  if (proportional === null || used === null || compare(ratio, fractionOf(objective)) >= 0) return []
  const minutes = proportional.of === 'period' ? asked.periodMinutes : asked.countedMinutes
  if (minutes.equals(0)) return []
  return [{ share: times(used, fractionOf(proportional.multiplier).div(minutes)), by: 'proportional' }]
}

function stepCredit({ step }: CreditTerms, { ratio, objective }: CreditCase): readonly Claimed[] {
  if (step === null || compare(ratio, fractionOf(objective)) >= 0) return []
  const steps = times(minus(exactly(fractionOf(objective)), ratio), fractionOf(step.every).inverse())
  const whole = floorOf(steps)
  const isStarted = step.count === 'started' && compare(steps, new Fraction(whole, 1n)) > 0
  const count = new Fraction(isStarted ? whole + 1n : whole, 1n)
  return [{ share: exactly(count.mul(fractionOf(step.credit))), by: 'step' }]
}

function capped(
  share: Exact,
  { cap, capYear }: CreditTerms,
  { months, yearUsed }: CreditCase,
): Pick<Credit, 'share' | 'cappedBy'> {
  const perPeriod = fractionOf(cap)
  const left = capYear === null ? null : fractionOf(capYear).sub(yearUsed).div(months)
  const perYear = left === null || left.gte(0) ? left : new Fraction(0)
  if (perYear !== null && perYear.lt(perPeriod) && compare(share, perYear) > 0) {
    return { share: exactly(perYear), cappedBy: 'year' }
  }
  return compare(share, perPeriod) > 0 ? { share: exactly(perPeriod), cappedBy: 'period' } : { share, cappedBy: null }
}

function amountOf(
  share: Exact,
  { fee, feePer, minimum }: CreditTerms,
  { months }: CreditCase,
): Pick<Credit, 'amount' | 'belowMinimum'> {
  if (fee === null) return { amount: null, belowMinimum: false }
  const amount = shareOfMoney(fee, feePer === 'month' ? times(share, new Fraction(months)) : share)
  const isBelow = minimum !== null && amount.minor <= minimum.minor
  return { amount: isBelow ? { ...amount, minor: 0n } : amount, belowMinimum: isBelow }
}
