import type { Decimal } from 'decimal.js'
import type { Counts } from '../slo/counts.js'
import type { Agreement } from './agreement.js'
import { exact } from './exact-ratio.js'
import type { LeftOut } from './exclusions.js'
import type { Facts } from './facts.js'
import { badOf, measureRequestRatio, withFaultless, type RequestRatio } from './request-ratio.js'
import type { Unseen } from './unseen.js'

/** What was achieved, and what may fail. */
export interface Measured {
  /** `null`: nothing was counted. */
  readonly ratio: RequestRatio | null
  readonly allowance: Allowance
}

/** What the term allows and what was used of it, in the unit of events and as time of the same weight. */
export interface Allowance {
  /** Of the whole term, those to come included. */
  readonly events: number
  /** Bad events. */
  readonly allowed: number
  readonly used: number
  /** A total outage of the same weight. */
  readonly allowedSeconds: number
  readonly usedSeconds: number
}

/** The third step: good events by all events. */
export function measure(agreement: Pick<Agreement, 'objective' | 'noData'>, facts: Facts, left: LeftOut): Measured {
  const ratio = measureRequestRatio(withCounted(facts), facts.unseen?.events ?? 0, agreement.noData)
  const share = exact(1).minus(agreement.objective)
  return { ratio, allowance: allowanceOf(share, ratio, { ...facts, ...left }) }
}

function withCounted({ counts, unseen }: { readonly counts: Counts; readonly unseen: Unseen | null }): Counts {
  const { events = 0, errors = 0 } = unseen?.counted ?? {}
  return { ...counts, events: counts.events + events, errors: counts.errors + errors }
}

function allowanceOf(
  share: Decimal,
  ratio: RequestRatio | null,
  { ahead, countedSeconds }: Pick<Facts, 'ahead'> & Pick<LeftOut, 'countedSeconds'>,
): Allowance {
  const allowedSeconds = share.times(countedSeconds).toNumber()
  if (ratio === null) return { events: 0, allowed: 0, used: 0, allowedSeconds, usedSeconds: 0 }
  const { events } = withFaultless(ratio.best, ahead.events)
  const used = badOf(ratio.best)
  return {
    events: events.toNumber(),
    allowed: share.times(events).toNumber(),
    used: used.toNumber(),
    allowedSeconds,
    usedSeconds: used.times(countedSeconds).dividedBy(events).toNumber(),
  }
}
