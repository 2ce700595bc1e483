import type { Interval } from '../../calendar/interval.js'
import type { Terms } from '../terms.js'
import type { ContractSpan } from './contract-input.js'
import type { ExcludedTime, Refusal } from './contract-result.js'
import { excludedTime } from './excluded-time.js'
import { hoursWithin } from './hours.js'
import { common, minuteOf, minus, type Span } from './spans.js'

/** Over how many minutes before the watermark the pace is taken. */
export const PACE_MINUTES = 7 * 1440

/** Which minutes of a period count. Depends on no measurement, so that it is made once and kept until the exclusions change. */
export interface ContractPlan {
  readonly terms: Terms
  readonly period: Interval
  /** The period in minutes. */
  readonly minutes: Span
  /** The part of it in which the agreement holds. */
  readonly held: Span
  /** Minutes that count: in service hours and not left out; from a week before the period on, for the pace. Disjoint, in order. */
  readonly counted: readonly Span[]
  /** Minutes in service hours that are left out, over the same time. */
  readonly left: readonly Span[]
  /** Of the period. */
  readonly excluded: readonly ExcludedTime[]
  readonly refused: readonly Refusal[]
}

/** The first step: says which minutes count. */
export function planContract({ terms, period, held = period, exclusions }: ContractSpan): ContractPlan {
  const minutes = { from: minuteOf(period.from), to: minuteOf(period.to) }
  const holds = common([minutes], [{ from: minuteOf(held.from), to: minuteOf(held.to) }])[0] ?? {
    from: minutes.from,
    to: minutes.from,
  }
  // An agreement that began within the period had no week before it.
  const from = holds.from > minutes.from ? holds.from : minutes.from - PACE_MINUTES
  const within = { from, to: holds.to }
  const { spans, excluded, refused } = excludedTime(exclusions, terms, { within, period: holds })
  const service = hoursWithin(terms.serviceHours, within)
  return { terms, period, minutes, held: holds, counted: minus(service, spans), left: spans, excluded, refused }
}
