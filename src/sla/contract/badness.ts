import { Fraction } from 'fraction.js'
import type { Measure } from '../terms.js'
import type { UnseenRequests } from './contract-input.js'
import { exactly, fractionOf } from './exact.js'
import type { Badness } from './ratios.js'
import type { UnitTally } from './tally.js'

export function isOverRequests({ method }: Measure): boolean {
  return method === 'request_ratio' || method === 'weighted_requests'
}

/**
 * What a tally comes to under the contract: minutes, or events of the methods over requests.
 *
 * @param unseen of requests, what unknown minutes held; `null`: as much as the known ones
 */
export function badnessOf(unit: UnitTally, measure: Measure, unseen: UnseenRequests | null): Badness {
  if (isOverRequests(measure)) return requestBadness(unit, measure, unseen)
  return { counted: exactly(new Fraction(unit.counted)), low: unit.low.exact, extra: unit.extra.exact }
}

const NOTHING_COUNTED = { events: 0, errors: 0 }

/** What counters know of unknown minutes is counted; the rest carries the traffic of other weeks or the mean of the known minutes: an estimate. */
function requestBadness(unit: UnitTally, { noData }: Measure, unseen: UnseenRequests | null): Badness {
  const mean = meanTraffic(unit)
  const counted = unseen?.counted ?? NOTHING_COUNTED
  const errors = unit.errors.fraction.add(fractionOf(counted.errors))
  const seen = unit.events.fraction.add(fractionOf(counted.events)).add(mean.mul(unit.unknownGood))
  const guessed = unseen === null ? mean.mul(unit.unknown) : fractionOf(unseen.events)
  const taken = noData === 'exclude' ? new Fraction(0) : guessed
  return {
    counted: exactly(seen.add(taken)),
    low: exactly(noData === 'bad' ? errors.add(taken) : errors),
    extra: exactly(noData === 'unknown' ? taken : new Fraction(0)),
  }
}

/** Events of a counted minute. */
export function meanTraffic({ events, known }: UnitTally): Fraction {
  return known === 0 ? new Fraction(0) : events.fraction.div(known)
}

/** The same with a faultless rest. */
export function withFaultless({ counted, low, extra }: Badness, ahead: Fraction): Badness {
  return { counted: exactly(counted.fraction().add(ahead)), low, extra }
}
