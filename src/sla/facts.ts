import { lengthOf, type Interval } from '../calendar/interval.js'
import { noCounts, type Counts } from '../slo/counts.js'
import type { Agreement } from './agreement.js'
import type { JudgementPlan } from './plan-judgement.js'
import { estimateTraffic, type Traffic, type TrafficEstimate } from './traffic.js'
import { unseenOf, type Hole, type Unseen } from './unseen.js'

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

/** What is known of the judged time, what is guessed of the rest of it, and of what is to come. */
export interface Facts {
  readonly counts: Counts
  /** Those of the last 7 d before the watermark. */
  readonly pace: Counts
  /** Seconds of `plan.parts`. */
  readonly judgedSeconds: number
  /** Seconds of them without data. */
  readonly unknownSeconds: number
  /** What they held; `null`: there are none. */
  readonly unseen: Unseen | null
  /** Seconds of `plan.ahead`. */
  readonly aheadSeconds: number
  /** What these will hold. */
  readonly ahead: TrafficEstimate
  /** When the indicator last became another one within the judged time; `null`: it is the same throughout. */
  readonly definitionChangedAt: Date | null
}

/** The first step: what the ledger says. */
export function factsOf({ objective, noData }: Agreement, evidence: AgreementCounts): Facts {
  const { plan, counts, pace = noCounts, holes = [], traffic = [], outages = [], definitionChanges = [] } = evidence
  const judgedSeconds = lengthOf(plan.parts)
  const unknownSeconds = Math.max(0, judgedSeconds - counts.observedSeconds)
  const mean = counts.observedSeconds <= 0 ? 0 : counts.events / counts.observedSeconds
  return {
    counts,
    pace,
    judgedSeconds,
    unknownSeconds,
    unseen: unseenOf({ counts, unknownSeconds, holes: heardOf(holes, noData), traffic, outages, objective }),
    aheadSeconds: lengthOf(plan.ahead),
    ahead: estimateTraffic(plan.ahead, traffic, mean),
    definitionChangedAt: definitionChanges.findLast((at) => at > plan.judged.from && at < plan.judged.to) ?? null,
  }
}

/** Where it is agreed what unknown minutes count as, their counters have no say. */
function heardOf(holes: readonly Hole[], noData: Agreement['noData']): readonly Hole[] {
  return noData === 'unknown' ? holes : holes.map((hole) => ({ ...hole, jump: null }))
}
