import type { Period } from '../calendar/period.js'
import { intersect, secondsOf, type Interval } from '../calendar/interval.js'
import type { Counts } from '../slo/counts.js'
import type { AgreementResult, Verdict } from './agreement-result.js'
import type { Agreement } from './agreement.js'
import { estimateCredit } from './credits.js'
import { exact, isAtLeast, ratioOf } from './exact-ratio.js'
import type { Exclusion } from './maintenance-exclusions.js'
import { measureRequestRatio, type RequestRatio } from './request-ratio.js'

/** How far the ledger reaches. */
export interface Judgement {
  /** The watermark: everything before it was asked for. `null`: never ingested. */
  readonly judgedTo: Date | null
}

/** The part of a period that can be judged: up to the watermark; of length zero when nothing can. */
export function judgedPart({ interval }: Period, judgedTo: Date | null): Interval {
  return (
    intersect(interval, { from: interval.from, to: judgedTo ?? interval.from }) ?? {
      from: interval.from,
      to: interval.from,
    }
  )
}

/** Met only if the worst case is, breached only if even the best case is. */
function verdictOf(ratio: RequestRatio | null, objective: number): Verdict {
  if (ratio === null) return 'undetermined'
  if (isAtLeast(ratio.worst, objective)) return 'met'
  return isAtLeast(ratio.best, objective) ? 'undetermined' : 'breached'
}

function ratiosOf(agreement: Agreement, ratio: RequestRatio | null) {
  if (ratio === null) {
    return { achieved: null, worst: null, best: null, downtimeUsedSeconds: 0, credit: null, creditAtWorst: null }
  }
  const achieved = ratioOf(ratio.achieved)
  const worst = ratioOf(ratio.worst)
  const { credits } = agreement
  return {
    achieved,
    worst,
    best: ratioOf(ratio.best),
    downtimeUsedSeconds: exact(1).minus(achieved).times(ratio.countedSeconds).toNumber(),
    credit: credits === null ? null : estimateCredit(credits, achieved),
    creditAtWorst: credits === null ? null : estimateCredit(credits, worst),
  }
}

function claimEnd({ claimWithinSeconds }: Agreement, { interval }: Period): Date | null {
  return claimWithinSeconds === null ? null : new Date(interval.to.getTime() + claimWithinSeconds * 1000)
}

/** What was counted, and what was left out of it. */
export interface AgreementCounts extends Judgement {
  /** Events of the agreement's objective over `planJudgement(…).parts`. */
  readonly counts: Counts
  /** Those of the same plan; default: none. */
  readonly exclusions?: readonly Exclusion[]
}

function excludedOf(exclusions: readonly Exclusion[]): number {
  return exclusions.reduce((sum, one) => sum + (one.excluded ? secondsOf(one) : 0), 0)
}

/** Judges an agreement over a period, or over the part of a running one that the ledger has reached. */
export function evaluateAgreement(
  agreement: Agreement,
  period: Period,
  { counts, judgedTo, exclusions = [] }: AgreementCounts,
): AgreementResult {
  const judged = judgedPart(period, judgedTo)
  const excludedSeconds = excludedOf(exclusions)
  const judgedSeconds = secondsOf(judged) - excludedSeconds
  const periodSeconds = secondsOf(period.interval) - excludedSeconds
  const unknownSeconds = Math.max(0, judgedSeconds - counts.observedSeconds)
  const ratio = measureRequestRatio(counts, unknownSeconds, agreement.noData)
  return {
    service: agreement.service,
    sla: agreement.name,
    environment: agreement.environment,
    customer: agreement.customer,
    description: agreement.description,
    objective: agreement.objective,
    period: period.interval,
    periodLabel: period.label,
    timezone: period.zone,
    judged,
    final: judged.to.getTime() === period.interval.to.getTime(),
    counts,
    ...ratiosOf(agreement, ratio),
    verdict: verdictOf(ratio, agreement.objective),
    excludedSeconds,
    exclusions,
    unknownSeconds,
    coverage: judgedSeconds === 0 ? 0 : Math.min(1, counts.observedSeconds / judgedSeconds),
    downtimeAllowedSeconds: exact(1).minus(agreement.objective).times(periodSeconds).toNumber(),
    claimBy: claimEnd(agreement, period),
  }
}
