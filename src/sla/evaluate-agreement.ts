import { secondsOf, type Interval } from '../calendar/interval.js'
import { noCounts, type Counts } from '../slo/counts.js'
import type { AgreementResult, Verdict } from './agreement-result.js'
import type { Agreement } from './agreement.js'
import { claimEnd } from './claim-end.js'
import { estimateCredit } from './credits.js'
import { exact, ratioOf } from './exact-ratio.js'
import { forecastOf } from './forecast.js'
import type { JudgementPlan } from './plan-judgement.js'
import { badOf, measureRequestRatio, withFaultless, type RequestRatio } from './request-ratio.js'
import { estimateTraffic, type Traffic, type TrafficEstimate } from './traffic.js'
import { unseenOf, type Hole, type Unseen } from './unseen.js'
import { faultlessEnd, finalVerdict, runningVerdict } from './verdict.js'

/** What was counted, and what helps to judge it. */
export interface AgreementCounts {
  readonly plan: JudgementPlan
  /** Events of the agreement's objective over `plan.parts`. */
  readonly counts: Counts
  /** Those of the last 7 d before the watermark; default: nothing, and no forecast. */
  readonly pace?: Counts
  /** Unknown minutes within `plan.parts`; default: they are not known one by one. */
  readonly holes?: readonly Hole[]
  /** Of other weeks; default: nothing is known of them. */
  readonly traffic?: Traffic
  /** When the service was bad, beside what was counted; default: never. */
  readonly outages?: readonly Interval[]
  /** When another indicator took over, oldest first; default: never. */
  readonly definitionChanges?: readonly Date[]
}

function lengthOf(parts: readonly Interval[]): number {
  return parts.reduce((sum, part) => sum + secondsOf(part), 0)
}

/** An agreement on the way to its verdict. */
interface Case {
  readonly agreement: Agreement
  readonly evidence: AgreementCounts
  readonly unseen: Unseen | null
  /** `null`: nothing was counted. */
  readonly ratio: RequestRatio | null
  /** What is to come. */
  readonly ahead: TrafficEstimate
  /** Seconds of the whole term that count. */
  readonly countedSeconds: number
}

function caseOf(agreement: Agreement, evidence: AgreementCounts, unknownSeconds: number): Case {
  const { plan, counts, holes = [], traffic = [], outages = [] } = evidence
  const { objective, noData } = agreement
  const known = { counts, unknownSeconds, holes: heardOf(holes, noData), traffic, outages, objective }
  const unseen = unseenOf(known)
  const mean = counts.observedSeconds <= 0 ? 0 : counts.events / counts.observedSeconds
  return {
    agreement,
    evidence,
    unseen,
    ratio: measureRequestRatio(withCounted(counts, unseen), unseen?.events ?? 0, noData),
    ahead: estimateTraffic(plan.ahead, traffic, mean),
    countedSeconds: lengthOf(plan.parts) + lengthOf(plan.ahead) - (noData === 'exclude' ? unknownSeconds : 0),
  }
}

/** Where it is agreed what unknown minutes count as, their counters have no say. */
function heardOf(holes: readonly Hole[], noData: Agreement['noData']): readonly Hole[] {
  return noData === 'unknown' ? holes : holes.map((hole) => ({ ...hole, jump: null }))
}

function withCounted(counts: Counts, unseen: Unseen | null): Counts {
  const { events = 0, errors = 0 } = unseen?.counted ?? {}
  return { ...counts, events: counts.events + events, errors: counts.errors + errors }
}

/** What the term allows and what was used of it, in the unit of events and as time of the same weight. */
function allowanceOf({ agreement: { objective }, ratio, ahead, countedSeconds }: Case) {
  const share = exact(1).minus(objective)
  const allowedSeconds = share.times(countedSeconds)
  if (ratio === null)
    return { events: 0, allowed: 0, used: 0, allowedSeconds: allowedSeconds.toNumber(), usedSeconds: 0 }
  const { events } = withFaultless(ratio.best, ahead.events)
  const used = badOf(ratio.best)
  return {
    events: events.toNumber(),
    allowed: share.times(events).toNumber(),
    used: used.toNumber(),
    allowedSeconds: allowedSeconds.toNumber(),
    usedSeconds: used.times(countedSeconds).dividedBy(events).toNumber(),
  }
}

function verdictOf(
  { agreement, ratio, unseen, ahead }: Case,
  forecast: AgreementResult['forecast'],
  final: boolean,
): Verdict {
  const { objective, noData } = agreement
  if (final) {
    const verdict = finalVerdict(ratio, objective)
    // The estimate of what they held is no bound beside an outage.
    const isDoubtful = noData === 'unknown' && unseen?.touchesTrouble === true
    return verdict === 'met' && isDoubtful ? 'undetermined' : verdict
  }
  const unseenSpread = unseen === null || noData === 'exclude' ? 0 : Math.max(0, unseen.atMost - unseen.events)
  return runningVerdict(ratio, { objective, ahead, unseenSpread, forecast })
}

function ratiosOf({ agreement: { credits }, ratio, ahead }: Case) {
  if (ratio === null) return { achieved: null, worst: null, best: null, credit: null, creditAtWorst: null }
  const creditAt = (end: number) => (credits === null ? null : estimateCredit(credits, end))
  return {
    achieved: ratioOf(ratio.achieved),
    worst: ratioOf(ratio.worst),
    best: ratioOf(ratio.best),
    credit: creditAt(faultlessEnd(ratio.achieved, ahead.events)),
    creditAtWorst: creditAt(faultlessEnd(ratio.worst, ahead.events)),
  }
}

/** Judges an agreement over a period, or over the part of a running one that the ledger has reached. */
export function evaluateAgreement(agreement: Agreement, evidence: AgreementCounts): AgreementResult {
  const { plan, counts, pace = noCounts, definitionChanges = [] } = evidence
  const { period, term, judged } = plan
  const judgedSeconds = lengthOf(plan.parts)
  const unknownSeconds = Math.max(0, judgedSeconds - counts.observedSeconds)
  const own = caseOf(agreement, evidence, unknownSeconds)
  const allowance = allowanceOf(own)
  const final = judged.to.getTime() === term.to.getTime()
  const forecast = final ? null : forecastOf({ ...allowance, pace, ahead: plan.ahead })
  return {
    ...identityOf(agreement),
    period: period.interval,
    periodLabel: period.label,
    timezone: period.zone,
    term,
    judged,
    final,
    counts,
    ...ratiosOf(own),
    verdict: verdictOf(own, forecast, final),
    forecast,
    excludedSeconds: secondsOf(judged) - judgedSeconds,
    exclusions: plan.exclusions,
    unknownSeconds,
    unseen: own.unseen,
    coverage: judgedSeconds === 0 ? 0 : Math.min(1, counts.observedSeconds / judgedSeconds),
    definitionChangedAt: definitionChanges.findLast((at) => at > judged.from && at < judged.to) ?? null,
    downtimeAllowedSeconds: allowance.allowedSeconds,
    downtimeUsedSeconds: allowance.usedSeconds,
    claim: claimEnd(agreement, period),
  }
}

function identityOf({ service, name, environment, customer, description, objective }: Agreement) {
  return { service, sla: name, environment, customer, description, objective }
}
