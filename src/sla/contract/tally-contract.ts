import type { Interval } from '../../calendar/interval.js'
import type { Terms } from '../terms.js'
import type { Scene } from './classes.js'
import { combinedMinutes } from './combined-minutes.js'
import type { Member } from './contract-input.js'
import { type Mask, maskOf } from './mask.js'
import type { ContractPlan } from './plan.js'
import { minuteOf, type Span } from './spans.js'
import { tallyIntervals } from './tally-intervals.js'
import { tallyMinutes } from './tally-minutes.js'
import { tallyRequests } from './tally-requests.js'
import type { Tally, UnitTally } from './tally.js'

/** Whether several members are judged as one, minute by minute. */
export function isJudgedAsOne({ combine, measure }: Terms): boolean {
  if (combine === null) return true
  if (combine.how === 'weighted') return measure.method === 'bad_intervals' && measure.intervalSeconds === 60
  return combine.how !== 'worst_of'
}

/**
 * The second step: adds up minutes. Stretches that tile the judged time between intervals can be tallied one by one and added, if each is
 * given the neighbours that runs look at.
 *
 * @param stretch whole minutes that the plan reaches
 * @param judged the time in which an unknown minute may lengthen a run: outside of it only a bad one does
 */
export function tallyContract(
  plan: ContractPlan,
  members: readonly Member[],
  { stretch, judged = stretch }: { readonly stretch: Interval; readonly judged?: Interval },
): Tally {
  const span = { from: minuteOf(stretch.from), to: minuteOf(stretch.to) }
  const mask = maskOf(plan, span)
  const { inScope, excluded } = mask
  const edges = { from: minuteOf(judged.from), to: minuteOf(judged.to) }
  return { inScope, excluded, units: unitsOf(plan, members, { mask, span, edges }) }
}

interface Stretch {
  readonly mask: Mask
  readonly span: Span
  readonly edges: Span
}

function unitsOf(plan: ContractPlan, members: readonly Member[], stretch: Stretch): readonly UnitTally[] {
  const { terms } = plan
  const { method, intervalSeconds } = terms.measure
  if (method === 'recovery') return []
  if (method === 'bad_intervals' && intervalSeconds === 60) return tallyByMinute(terms, members, stretch)
  return members.map(({ rows }) =>
    method === 'request_ratio' || method === 'weighted_requests'
      ? tallyRequests(rows, stretch.mask, terms)
      : tallyIntervals(rows, stretch.mask, { terms, origin: plan.minutes.from }),
  )
}

function tallyByMinute(terms: Terms, members: readonly Member[], { mask, span, edges }: Stretch): readonly UnitTally[] {
  const scene = sceneOf(terms, span, edges)
  return groupsOf(terms, members).map((group) => tallyMinutes(combinedMinutes(terms, group, scene), mask, terms))
}

/** The minutes at which runs look, around a stretch. */
export function sceneOf({ measure }: Terms, { from, to }: Span, judged: Span): Scene {
  const around = measure.minConsecutive - 1
  return { span: { from: from - around, to: to + around }, judged }
}

/** Members that are judged together. */
export function groupsOf(terms: Terms, members: readonly Member[]): readonly (readonly Member[])[] {
  return isJudgedAsOne(terms) ? [members] : members.map((member) => [member])
}
