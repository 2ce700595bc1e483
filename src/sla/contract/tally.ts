import { CountSum } from './count-sum.js'
import { RationalSum } from './rational-sum.js'

/**
 * What a stretch of minutes comes to. Tallies of stretches that do not overlap add up to that of all of them, if they are cut between intervals.
 */
export interface Tally {
  /** Minutes in service hours, and those of them that are left out. */
  readonly inScope: number
  readonly excluded: number
  /** One for what is judged as one; several where members are judged one by one. */
  readonly units: readonly UnitTally[]
}

export interface UnitTally {
  /** Minutes in the count. */
  readonly counted: number
  /** Minutes in the count of which something is known, nothing is, and nothing is although they are good: left out by a contract that keeps them. */
  readonly known: number
  readonly unknown: number
  readonly unknownGood: number
  /** Of bad_intervals: intervals that are bad if every unknown minute was good, or bad. */
  readonly badKnown: number
  readonly badWorst: number
  /** Badness in minutes if every unknown minute was good, and what is added if every one was bad; of requests: errors, and nothing. */
  readonly low: RationalSum
  readonly extra: RationalSum
  /** Of requests. */
  readonly events: CountSum
  readonly errors: CountSum
}

/** A tally while it is made. */
export type OpenUnit = { -readonly [Key in keyof UnitTally]: UnitTally[Key] }

export function noUnit(): OpenUnit {
  return {
    counted: 0,
    known: 0,
    unknown: 0,
    unknownGood: 0,
    badKnown: 0,
    badWorst: 0,
    low: new RationalSum(),
    extra: new RationalSum(),
    events: new CountSum(),
    errors: new CountSum(),
  }
}

/** The tally of several stretches of one agreement. */
export function sumOfTallies(tallies: readonly Tally[]): Tally {
  const [first] = tallies
  if (first === undefined) return { inScope: 0, excluded: 0, units: [] }
  const units = first.units.map(noUnit)
  let [inScope, excluded] = [0, 0]
  for (const tally of tallies) {
    inScope += tally.inScope
    excluded += tally.excluded
    units.forEach((unit, index) => {
      const more = tally.units[index]
      if (more !== undefined) addUnit(unit, more)
    })
  }
  return { inScope, excluded, units }
}

const COUNTS = ['counted', 'known', 'unknown', 'unknownGood', 'badKnown', 'badWorst'] as const

function addUnit(unit: OpenUnit, more: UnitTally): void {
  for (const key of COUNTS) unit[key] += more[key]
  unit.low.addSum(more.low)
  unit.extra.addSum(more.extra)
  unit.events.addSum(more.events)
  unit.errors.addSum(more.errors)
}
