import type { Minutes } from '../slo/minutes.js'
import type { Agreement } from './agreement.js'
import type { ReadMember } from './contract-memory.js'
import { isOverRequests } from './contract/badness.js'
import type { RequestSums } from './request-sums.js'
import { spreadJumps, spreadSums } from './spread-sums.js'

/**
 * What was read of the members of an agreement, as contracts take it: of the methods over requests what is known in sum lies in its minutes.
 *
 * @param rows one per member, in their order; more than one stretch each: the first of all, then the second
 * @param heard of holes, in the order of the members
 */
export function memberRows(
  { members, terms }: Agreement,
  rows: readonly Minutes[],
  heard: RequestSums['heard'] = [],
): readonly ReadMember[] {
  const inSum = isOverRequests(terms.measure)
  return rows.map((minutes, index) => {
    const own = index % members.length
    const { from, events, errors, summed } = inSum ? spreadSums(spreadJumps(minutes, heard[own] ?? [])) : minutes
    const key = members[own]
    const known = { from: new Date(from * 1000), events, errors, summed: new Set(summed.map(({ hour }) => hour)) }
    return { name: key === undefined ? '' : memberName(key), rows: known }
  })
}

/** The indicator, and its group. */
export function memberName({ slo, group }: Agreement['members'][number]): string {
  return group === '' ? slo : `${slo} ${group}`
}
