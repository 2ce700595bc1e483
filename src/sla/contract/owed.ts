import { Fraction } from 'fraction.js'
import { isOverRequests } from './badness.js'
import type { ContractResult } from './contract-result.js'
import { creditFor, monthsOf } from './credit.js'
import { type Exact, exactly } from './exact.js'
import type { Judged } from './judged.js'
import { minus, plus, times } from './ratios.js'
import { isJudgedAsOne } from './tally-contract.js'

type Owed = Pick<ContractResult, 'credit' | 'creditAtWorst' | 'creditAtBest'>

/** What is owed at what was achieved, at worst and at best; of a running period with a faultless rest. */
export function owedFor(judged: Judged): Owed {
  const { achieved, worst, best } = judged.wholeResult
  return {
    credit: creditAt(judged, achieved, 'low'),
    creditAtWorst: creditAt(judged, worst, 'high'),
    creditAtBest: creditAt(judged, best, 'low'),
  }
}

function creditAt(judged: Judged, ratio: Exact | null, end: 'low' | 'high'): ContractResult['credit'] {
  const { plan, facts } = judged
  const { credits, objective, period } = plan.terms
  if (credits === null || ratio === null) return null
  return creditFor(credits, {
    ratio,
    objective,
    used: usedDowntime(judged, ratio, end),
    periodMinutes: new Fraction(plan.minutes.to - plan.minutes.from),
    countedMinutes: countedMinutes(judged),
    months: monthsOf(period),
    yearUsed: facts.yearUsed,
  })
}

/** Whether badness is minutes, all of them together. */
function isInMinutes({ plan }: Judged): boolean {
  return isJudgedAsOne(plan.terms) && !isOverRequests(plan.terms.measure)
}

function countedMinutes(judged: Judged): Fraction {
  const { plan, tallies, whole, aheadMinutes } = judged
  const [first] = whole
  if (isInMinutes(judged) && first !== undefined) return first.counted.fraction()
  const { inScope, excluded } = tallies.judged
  return new Fraction(inScope - (plan.terms.excludedTime === 'good' ? 0 : excluded) + aheadMinutes)
}

/** Of requests, and of members that are judged one by one, the time of the same weight. */
function usedDowntime(judged: Judged, ratio: Exact, end: 'low' | 'high'): Exact | null {
  const [first] = judged.whole
  if (first === undefined) return null
  if (isInMinutes(judged)) return end === 'low' ? first.low : plus(first.low, first.extra)
  return times(minus(exactly(new Fraction(1)), ratio), countedMinutes(judged))
}
