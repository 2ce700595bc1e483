import type { Interval } from '../../../calendar/interval.js'
import { isOverRequests } from '../badness.js'
import { combinedMinutes } from '../combined-minutes.js'
import type { Member } from '../contract-input.js'
import { maskOf } from '../mask.js'
import type { ContractPlan } from '../plan.js'
import { minuteOf } from '../spans.js'
import { groupsOf, isJudgedAsOne, sceneOf } from '../tally-contract.js'
import type { BadTime } from './bad-time.js'
import { intervalStretches } from './interval-stretches.js'
import { minuteStretches } from './minute-stretches.js'
import { requestStretches } from './request-stretches.js'

/**
 * Where the badness of the judged time lies, for reports: sums do not tell. One list where all members are judged as one, else one for each;
 * none of recovery.
 *
 * @param judged whole minutes that the plan reaches; the rows reach over both ends as far as runs look
 */
export function findBadTime(plan: ContractPlan, members: readonly Member[], judged: Interval): readonly BadTime[] {
  const { terms, minutes } = plan
  const { method, intervalSeconds } = terms.measure
  if (method === 'recovery') return []
  const span = { from: minuteOf(judged.from), to: minuteOf(judged.to) }
  const mask = maskOf(plan, span)
  if (method === 'bad_intervals' && intervalSeconds === 60) {
    const scene = sceneOf(terms, span, span)
    return groupsOf(terms, members).map((group) => {
      const found = minuteStretches(combinedMinutes(terms, group, scene), mask, group)
      return { member: isJudgedAsOne(terms) ? null : (group[0]?.name ?? null), ...found }
    })
  }
  return members.map((member) => ({
    member: members.length === 1 ? null : member.name,
    ...(isOverRequests(terms.measure)
      ? requestStretches(member.rows, mask, terms)
      : intervalStretches(member, mask, { terms, origin: minutes.from })),
  }))
}
