import type { Verdict } from './agreement-result.js'
import type { Agreement } from './agreement.js'
import { exact, isAtLeast } from './exact-ratio.js'
import type { Facts } from './facts.js'
import { forecastOf, type Forecast } from './forecast.js'
import type { Measured } from './method.js'
import type { JudgementPlan } from './plan-judgement.js'
import { badOf, withFaultless, type RequestRatio } from './request-ratio.js'
import type { TrafficEstimate } from './traffic.js'

interface Case extends Measured {
  readonly plan: JudgementPlan
  readonly facts: Facts
}

/** How an agreement stands. */
export interface Judgement {
  readonly verdict: Verdict
  /** `null`: the period is over, or too little was counted to say. */
  readonly forecast: Forecast | null
  /** Whether the whole term is judged. */
  readonly final: boolean
}

/** The fourth step: met or not, of a running period how it is heading. */
export function judge(agreement: Agreement, { plan, facts, ratio, allowance }: Case): Judgement {
  const final = plan.judged.to.getTime() === plan.term.to.getTime()
  if (final)
    return { verdict: doubted(finalVerdict(ratio, agreement.objective), agreement, facts), forecast: null, final }
  const forecast = forecastOf({ ...allowance, pace: facts.pace, ahead: plan.ahead })
  const { objective } = agreement
  const outlook = { objective, ahead: facts.ahead, unseenSpread: spreadOf(agreement, facts), forecast }
  return { verdict: runningVerdict(ratio, outlook), forecast, final }
}

/** The estimate of what unknown minutes held is no bound beside an outage. */
function doubted(verdict: Verdict, { noData }: Agreement, { unseen }: Facts): Verdict {
  return verdict === 'met' && noData === 'unknown' && unseen?.touchesTrouble === true ? 'undetermined' : verdict
}

function spreadOf({ noData }: Agreement, { unseen }: Facts): number {
  return unseen === null || noData === 'exclude' ? 0 : Math.max(0, unseen.atMost - unseen.events)
}

/** Of a period that is over: met only if the worst case is, breached only if even the best case is. */
export function finalVerdict(ratio: RequestRatio | null, objective: number): Verdict {
  if (ratio === null) return 'undetermined'
  if (isAtLeast(ratio.worst, objective)) return 'met'
  return isAtLeast(ratio.best, objective) ? 'undetermined' : 'breached'
}

/** What is known about the end of a running period. */
export interface Outlook {
  readonly objective: number
  /** What is to come, as traffic. */
  readonly ahead: Pick<TrafficEstimate, 'events' | 'atMost'>
  /** By how much unknown time could have held more than it is taken to, in events. */
  readonly unseenSpread: number
  readonly forecast: Forecast | null
}

/**
 * Of a period that runs. `breached`: even without a further error, in the busiest rest that other weeks know of, it is lost. `at_risk`: with
 * a faultless rest as usual its worst case is missed, or at the pace of the last 7 d it will be; before there is a pace, when more than three
 * quarters of what is allowed are used.
 */
export function runningVerdict(ratio: RequestRatio | null, outlook: Outlook): Verdict {
  if (ratio === null) return 'undetermined'
  const { objective, ahead } = outlook
  const saved = withFaultless(ratio.best, ahead.atMost + outlook.unseenSpread)
  if (!isAtLeast(saved, objective)) return 'breached'
  const isOpen = !isAtLeast(withFaultless(ratio.worst, ahead.events), objective)
  return isOpen || isHeadingOut(ratio, outlook) ? 'at_risk' : 'on_track'
}

const MOST_USED = 0.75

function isHeadingOut({ best }: RequestRatio, { objective, ahead, forecast }: Outlook): boolean {
  if (forecast !== null) return forecast.projected < objective
  const { events } = withFaultless(best, ahead.events)
  return badOf(best).greaterThan(exact(1).minus(objective).times(events).times(MOST_USED))
}
