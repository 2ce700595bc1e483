import type { Verdict } from './agreement-result.js'
import { exact, isAtLeast, ratioOf } from './exact-ratio.js'
import type { Forecast } from './forecast.js'
import { badOf, withFaultless, type RequestRatio } from './request-ratio.js'
import type { TrafficEstimate } from './traffic.js'

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

/** Achieved in the end if nothing fails from now on. */
export function faultlessEnd(ratio: RequestRatio['achieved'], aheadEvents: number): number {
  return ratioOf(withFaultless(ratio, aheadEvents))
}
