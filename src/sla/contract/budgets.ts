import { Fraction } from 'fraction.js'
import { isOverRequests } from './badness.js'
import type { ContractResult } from './contract-result.js'
import { type Exact, exactly, fractionOf } from './exact.js'
import type { Judged } from './judged.js'
import { type Badness, isZero, minus, plus, times } from './ratios.js'
import type { UnitTally } from './tally.js'
import { isJudgedAsOne } from './tally-contract.js'

type Budgets = Pick<ContractResult, 'badIntervals' | 'downtime' | 'errors'>

const NO_BUDGETS: Budgets = { badIntervals: null, downtime: null, errors: null }

/** What was allowed and what was used, where all is judged as one. */
export function budgetsOf(judged: Judged): Budgets {
  const { plan, tallies, soFar, whole } = judged
  const [unit, so, all] = [tallies.judged.units[0], soFar[0], whole[0]]
  if (!isJudgedAsOne(plan.terms) || unit === undefined || so === undefined || all === undefined) return NO_BUDGETS
  if (isOverRequests(plan.terms.measure)) return { ...NO_BUDGETS, errors: requestBudget(judged, unit, { so, all }) }
  const allowed = times(all.counted, unpromised(judged))
  const isBadIntervals = plan.terms.measure.method === 'bad_intervals'
  return {
    errors: null,
    downtime: { allowed, used: so.low, usedAtWorst: plus(so.low, so.extra) },
    badIntervals: isBadIntervals ? { known: unit.badKnown, worst: unit.badWorst } : null,
  }
}

function unpromised({ plan }: Judged): Fraction {
  return new Fraction(1).sub(fractionOf(plan.terms.objective))
}

function requestBudget(
  judged: Judged,
  unit: UnitTally,
  { so, all }: { readonly so: Badness; readonly all: Badness },
): ContractResult['errors'] {
  const allowed = unpromised(judged)
  const minutes = new Fraction(countedMinutes(judged, unit))
  return {
    events: minus(so.counted, so.extra),
    allowed: times(minus(all.counted, all.extra), allowed),
    used: so.low,
    usedAtWorst: plus(so.low, so.extra),
    downtime: {
      allowed: times(exactly(minutes), allowed),
      used: minutesOf(so.low, all.counted, minutes),
    },
  }
}

/** Of the whole period: so many carry its events, those of unknown minutes and those to come among them. */
function countedMinutes({ plan, aheadMinutes }: Judged, { counted, unknown }: UnitTally): number {
  return counted - (plan.terms.measure.noData === 'exclude' ? unknown : 0) + aheadMinutes
}

/** Minutes of the same weight. */
function minutesOf(errors: Exact, events: Exact, minutes: Fraction): Exact {
  const share = isZero(events) ? new Fraction(0) : errors.fraction().div(events.fraction())
  return exactly(share.mul(minutes))
}
