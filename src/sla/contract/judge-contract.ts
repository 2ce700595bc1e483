import { Fraction } from 'fraction.js'
import type { Judged, Tallies } from './judged.js'
import { badnessOf, isOverRequests, meanTraffic, withFaultless } from './badness.js'
import { claimOf } from './claim.js'
import { chronicOf } from './chronic.js'
import { combineResults } from './combine-results.js'
import type { ContractFacts } from './contract-input.js'
import type { ContractResult, FinalVerdict } from './contract-result.js'
import { owedFor } from './owed.js'
import { budgetsOf } from './budgets.js'
import { fractionOf } from './exact.js'
import { type Course, forecastOf } from './pace.js'
import type { ContractPlan } from './plan.js'
import { type Badness, type Ratios, ratiosOf } from './ratios.js'
import { recoveryRatios, recoveryTally, recoveryVerdict } from './recovery.js'
import { roundedBy } from './rounding.js'
import { common, intervalOf, lengthOf, minuteOf, type Span, union } from './spans.js'
import { recoveryStanding, runningStanding, verdictOf } from './standing.js'
import { supportState } from './support.js'
import { isJudgedAsOne } from './tally-contract.js'

/** The judged time of a plan: what is held of the period, up to the watermark. */
export function judgedSpan({ held }: Pick<ContractPlan, 'held'>, judgedTo: Date | null): Span {
  const to = judgedTo === null ? held.to : Math.min(held.to, minuteOf(judgedTo))
  return { from: held.from, to: Math.max(held.from, to) }
}

/** The third step: holds sums against the terms. */
export function judgeContract(plan: ContractPlan, tallies: Tallies, facts: ContractFacts): ContractResult {
  const judged = putTogether(plan, tallies, facts)
  const { span, result, wholeResult } = judged
  return {
    period: plan.period,
    judged: intervalOf(span),
    inScopeMinutes: tallies.judged.inScope,
    excludedMinutes: tallies.judged.excluded,
    aheadMinutes: judged.aheadMinutes,
    excluded: plan.excluded,
    refused: plan.refused,
    ...result,
    ...standingOf(judged),
    ...budgetsOf(judged),
    members: membersOf(judged),
    ...owedFor(judged),
    claim: claimOf(plan.terms, plan.period),
    chronic: chronicOf(plan.terms, wholeResult, facts.history),
    support: facts.support.map((one) => supportState(plan.terms, one, facts.now)),
  }
}

function putTogether(plan: ContractPlan, tallies: Tallies, facts: ContractFacts): Judged {
  const { terms } = plan
  const span = judgedSpan(plan, facts.judgedTo)
  const rest = [{ from: span.to, to: plan.held.to }]
  const ahead = common(plan.counted, rest)
  const kept = terms.excludedTime === 'good' ? common(plan.left, rest) : []
  const aheadMinutes = lengthOf(ahead) + lengthOf(kept)
  const soFar = tallies.judged.units.map((unit, index) =>
    badnessOf(unit, terms.measure, facts.traffic[index]?.unseen ?? null),
  )
  const whole = soFar.map((one, index) => withFaultless(one, aheadOf(index, { terms, tallies, facts, aheadMinutes })))
  return {
    ...{ plan, tallies, facts, span, ahead: union(ahead), aheadMinutes, soFar, whole },
    result: resultOf(soFar, { plan, facts }),
    wholeResult: resultOf(whole, { plan, facts }),
  }
}

type AheadCase = Pick<Judged, 'tallies' | 'facts' | 'aheadMinutes'> & Pick<ContractPlan, 'terms'>

/** What is to come of a unit: minutes, or requests as other weeks know them, or as many per minute as so far. */
function aheadOf(index: number, { terms, tallies, facts, aheadMinutes }: AheadCase): Fraction {
  const unit = tallies.judged.units[index]
  if (unit === undefined || !isOverRequests(terms.measure)) return new Fraction(aheadMinutes)
  const ahead = facts.traffic[index]?.ahead ?? null
  return ahead === null ? meanTraffic(unit).mul(aheadMinutes) : fractionOf(ahead.events)
}

function resultOf(units: readonly Badness[], { plan, facts }: Pick<Judged, 'plan' | 'facts'>): Ratios {
  const { terms } = plan
  const ratios =
    terms.measure.method === 'recovery'
      ? recoveryRatios(recoveryTally(facts.recoveries, terms.measure.recovery, plan.counted))
      : combineResults(units.map(ratiosOf), terms)
  return roundedBy(terms.round, ratios)
}

function membersOf({ plan, facts, soFar }: Judged): ContractResult['members'] {
  if (isJudgedAsOne(plan.terms) || plan.terms.measure.method === 'recovery') return []
  return soFar.map((one, index) => ({ name: facts.names[index] ?? '', ...ratiosOf(one) }))
}

function standingOf(judged: Judged): Pick<ContractResult, 'verdict' | 'standing' | 'recovery' | 'forecast'> {
  const { plan, facts, span, result } = judged
  const isOver = span.to >= plan.held.to
  if (plan.terms.measure.method === 'recovery') {
    const recovery = recoveryTally(facts.recoveries, plan.terms.measure.recovery, plan.counted)
    const verdict = recoveryVerdict(recovery)
    return { verdict, standing: isOver ? verdict : recoveryStanding(recovery), recovery, forecast: null }
  }
  const verdict = doubted(verdictOf(result, plan.terms), judged)
  if (isOver) return { verdict, standing: verdict, recovery: null, forecast: null }
  const forecast = forecastFor(judged)
  return {
    verdict,
    standing: runningStanding(verdict, outlookOf(judged, forecast), plan.terms),
    recovery: null,
    forecast,
  }
}

/** A guess of what unknown minutes held is no bound beside an outage. */
function doubted(verdict: FinalVerdict, { plan, facts }: Judged): FinalVerdict {
  const isGuess = plan.terms.measure.noData === 'unknown' && facts.traffic.some(({ unseen }) => unseen?.touchesTrouble)
  return verdict === 'met' && isGuess ? 'undetermined' : verdict
}

/** With a faultless rest, and unknown minutes, each hour of which is as busy as any of its kind. */
function busiestRest({ plan, tallies, facts, aheadMinutes, soFar, wholeResult }: Judged): Ratios {
  if (facts.traffic.length === 0) return wholeResult
  const { terms } = plan
  const rests = soFar.map((one, index) => {
    const { ahead = null, unseen = null } = facts.traffic[index] ?? {}
    const spread = unseen === null || terms.measure.noData === 'exclude' ? 0 : unseen.atMost - unseen.events
    const usual = () => aheadOf(index, { terms, tallies, facts, aheadMinutes })
    const rest = ahead === null ? usual() : fractionOf(ahead.atMost)
    return withFaultless(one, rest.add(fractionOf(Math.max(0, spread))))
  })
  return resultOf(rests, { plan, facts })
}

function outlookOf(judged: Judged, forecast: ContractResult['forecast']) {
  const { plan, whole, wholeResult } = judged
  const { objective } = plan.terms
  const shares = whole.map(({ low, counted }) => low.value / (counted.value * (1 - objective)))
  return {
    whole: wholeResult,
    saved: busiestRest(judged).best,
    forecast,
    usedShare: shares.length === 0 ? null : Math.max(...shares),
  }
}

function forecastFor({ plan, tallies, whole, ahead }: Judged): ContractResult['forecast'] {
  const { objective, combine } = plan.terms
  const courses = whole.flatMap((one, index): Course[] => {
    const pace = tallies.pace?.units[index]
    const allowed = (one.counted.value - one.extra.value) * (1 - objective)
    return pace === undefined ? [] : [{ pace, whole: one, allowed, weight: combine?.weights?.[index] ?? 1 }]
  })
  return forecastOf(plan, courses, ahead)
}
