import type { AgreementResult, CreditEstimate, Measured } from './agreement-result.js'
import type { Credit, ContractResult } from './contract/contract-result.js'
import type { Exact } from './contract/exact.js'
import type { ContractAnswer } from './contract-answer.js'
import { listExclusions } from './list-exclusions.js'

/** What came of a contract in plain numbers, for status, metrics and reports. Whoever compares asks the contract's own result: that is exact. */
export function resultOfContract(answer: ContractAnswer): AgreementResult {
  const { question, observed, result } = answer
  const { agreement, period, term, judged } = question
  const { service, name, environment, customer, description, terms } = agreement
  const judgedSeconds = (result.inScopeMinutes - result.excludedMinutes) * 60
  return {
    ...{ service, sla: name, environment, customer, description, objective: terms.objective },
    ...{ period: period.interval, periodLabel: period.label, timezone: period.zone, term, judged },
    final: judged.to.getTime() === term.to.getTime(),
    counts: observed.counts,
    achieved: numberOf(result.achieved),
    worst: numberOf(result.worst),
    best: numberOf(result.best),
    verdict: result.standing,
    forecast: forecastOf(result.forecast),
    excludedSeconds: result.excludedMinutes * 60,
    exclusions: listExclusions(answer.plan, answer.windows, judged),
    unknownSeconds: observed.unknownSeconds,
    unseen: answer.unseen,
    coverage: judgedSeconds === 0 ? 0 : observed.counts.observedSeconds / judgedSeconds,
    definitionChangedAt: question.definitionChanges.findLast((at) => at > judged.from && at < judged.to) ?? null,
    ...downtimeOf(result),
    credit: creditOf(result.credit),
    creditAtWorst: creditOf(result.creditAtWorst),
    claim: result.claim,
    measured: measuredOf(answer),
  }
}

/** The nearest number to what is exact, so that a bound stays a bound; of what is long one as good as nearest. */
function numberOf(exact: Exact | null): number | null {
  if (exact === null || exact.isLong) return exact?.value ?? null
  return exact.fraction().valueOf()
}

/** The day of it is for `agreement evaluate`; who knows the zone says it of the instant. */
function forecastOf(forecast: ContractResult['forecast']): AgreementResult['forecast'] {
  if (forecast === null) return null
  const { projected, allowanceOutAt } = forecast
  return { projected, allowanceOutAt }
}

/** Recovery has no allowed downtime. */
function downtimeOf({ downtime, errors }: ContractResult) {
  const { allowed, used } = downtime ?? errors?.downtime ?? { allowed: null, used: null }
  return {
    downtimeAllowedSeconds: (allowed?.value ?? 0) * 60,
    downtimeUsedSeconds: (used?.value ?? 0) * 60,
  }
}

function creditOf(credit: Credit | null): CreditEstimate | null {
  if (credit === null) return null
  const { by, amount, belowMinimum } = credit
  return {
    tier: by === null || typeof by === 'string' ? null : { below: by.ratio, credit: by.credit },
    ratio: belowMinimum ? 0 : credit.share.value,
    amount,
  }
}

function measuredOf({ question, result, support, observed }: ContractAnswer): Measured {
  const { method, intervalSeconds } = question.agreement.terms.measure
  const { badIntervals, credit } = result
  return {
    method,
    bad: badIntervals === null ? null : { ...secondsOf(badIntervals, intervalSeconds), intervalSeconds },
    members: result.members.map(({ name, ...ratios }) => ({
      name,
      achieved: numberOf(ratios.achieved),
      worst: numberOf(ratios.worst),
      best: numberOf(ratios.best),
    })),
    recovery: result.recovery,
    chronic: result.chronic,
    support: support.flatMap(({ incident, severity, promise }, index) => {
      const state = result.support[index]
      return state === undefined ? [] : [{ incident, severity, promise, ...state }]
    }),
    creditBy: clauseOf(credit),
    creditCappedBy: credit?.cappedBy ?? null,
    summedSeconds: observed.summedSeconds,
  }
}

function secondsOf({ known, worst }: NonNullable<ContractResult['badIntervals']>, intervalSeconds: number) {
  return { knownSeconds: known * intervalSeconds, atWorstSeconds: worst * intervalSeconds }
}

function clauseOf(credit: Credit | null): Measured['creditBy'] {
  if (credit === null || credit.by === null) return null
  return typeof credit.by === 'string' ? credit.by : 'tier'
}
