import { Fraction } from 'fraction.js'
import type { Terms } from '../terms.js'
import { exactly, fractionOf } from './exact.js'
import { leastOf, meanOf, NO_RATIOS, type Ratios } from './ratios.js'
import { isJudgedAsOne } from './tally-contract.js'

/** The result of several members that are judged one by one. */
export function combineResults(members: readonly Ratios[], terms: Terms): Ratios {
  if (isJudgedAsOne(terms)) return members[0] ?? NO_RATIOS
  if (members.every(({ best }) => best === null)) return NO_RATIOS
  return terms.combine?.how === 'worst_of' ? worstOf(members) : weighted(members, terms.combine?.weights ?? [])
}

/** A member without a result can only lower it. */
function worstOf(members: readonly Ratios[]): Ratios {
  const known = (key: keyof Ratios) => members.flatMap((member) => member[key] ?? [])
  const isWhole = members.every(({ worst }) => worst !== null)
  return {
    achieved: leastOf(known('achieved')),
    best: leastOf(known('best')),
    worst: isWhole ? leastOf(known('worst')) : null,
  }
}

/** A member without a result may have been anything: at best all was well, at worst it is not known. */
function weighted(members: readonly Ratios[], weights: readonly number[]): Ratios {
  const weightOf = (index: number) => fractionOf(weights[index] ?? 0)
  const known = (key: keyof Ratios) =>
    members.flatMap((member, index) => {
      const of = member[key]
      return of === null ? [] : [{ of, weight: weightOf(index) }]
    })
  const whole = exactly(new Fraction(1))
  const atBest = members.map(({ best }, index) => ({ of: best ?? whole, weight: weightOf(index) }))
  const isWhole = members.every(({ worst }) => worst !== null)
  return { achieved: meanOf(known('achieved')), best: meanOf(atBest), worst: isWhole ? meanOf(known('worst')) : null }
}
