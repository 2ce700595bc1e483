import { localTime } from '../../calendar/wall-clock.js'
import { isOverRequests } from './badness.js'
import type { ContractForecast } from './contract-result.js'
import type { ContractPlan } from './plan.js'
import type { Badness } from './ratios.js'
import { instantOf, type Span } from './spans.js'
import type { UnitTally } from './tally.js'
import { isJudgedAsOne } from './tally-contract.js'

/** A pace out of less counted time than this says nothing about a month. */
const LEAST_PACE_MINUTES = 1440

/** One unit of an agreement on its way to the end of the period. */
export interface Course {
  /** Of the last 7 d. */
  readonly pace: UnitTally
  /** So far, with a faultless rest. */
  readonly whole: Badness
  /** Most badness that is allowed in the whole period. */
  readonly allowed: number
  /** >= 0; of members that are weighed. */
  readonly weight: number
}

/**
 * How a running period would end at the pace of the last 7 d: so far + badness per counted minute × counted minutes to come, by all of it.
 *
 * @param ahead counted minutes to come
 * @returns `null` where less than a day was counted
 */
export function forecastOf(
  plan: ContractPlan,
  courses: readonly Course[],
  ahead: readonly Span[],
): ContractForecast | null {
  const minutes = ahead.reduce((sum, { from, to }) => sum + to - from, 0)
  const paced = courses.flatMap((course) => {
    const pace = paceOf(course.pace, isOverRequests(plan.terms.measure))
    return pace === null ? [] : [{ ...course, pace, projected: projectedOf(course, pace * minutes) }]
  })
  if (paced.length === 0 || paced.length < courses.length) return null
  const isWeighed = !isJudgedAsOne(plan.terms) && plan.terms.combine?.how === 'weighted'
  const outs = isWeighed ? [] : paced.flatMap((course) => outIn(course) ?? [])
  const allowanceOutAt = outs.length === 0 ? null : walk(ahead, Math.min(...outs))
  const projected = isWeighed ? weighedMean(paced) : Math.min(...paced.map((one) => one.projected))
  return { projected, allowanceOutAt, allowanceOutDay: dayOf(allowanceOutAt, plan) }
}

/** Badness of a counted minute of which something is known. */
function paceOf({ low, extra, counted, errors, known }: UnitTally, isRequests: boolean): number | null {
  const minutes = isRequests ? known : counted - extra.exact.value
  if (minutes < LEAST_PACE_MINUTES) return null
  return (isRequests ? errors.fraction.valueOf() : low.exact.value) / minutes
}

function projectedOf({ whole }: Course, more: number): number {
  const counted = whole.counted.value - whole.extra.value
  return counted <= 0 ? 1 : Math.max(0, 1 - (whole.low.value + more) / counted)
}

function weighedMean(courses: readonly { readonly projected: number; readonly weight: number }[]): number {
  const weight = courses.reduce((sum, one) => sum + one.weight, 0)
  return courses.reduce((sum, one) => sum + one.projected * one.weight, 0) / weight
}

/** Counted minutes until the allowance is used up; `null`: it is already, or never will be. */
function outIn({
  whole,
  allowed,
  pace,
}: {
  readonly whole: Badness
  readonly allowed: number
  readonly pace: number
}): number | null {
  const left = allowed - whole.low.value
  return left >= 0 && pace > 0 ? left / pace : null
}

/** The instant after so many minutes of counted time; `null`: beyond its end. */
function walk(ahead: readonly Span[], minutes: number): Date | null {
  let left = minutes
  for (const { from, to } of ahead) {
    if (left < to - from) return new Date(instantOf(from).getTime() + Math.round(left * 60) * 1000)
    left -= to - from
  }
  return null
}

function dayOf(at: Date | null, { terms }: ContractPlan): string | null {
  return at === null ? null : localTime(at, terms.period.timezone).toPlainDate().toString()
}
