import { Fraction } from 'fraction.js'
import type { Measure } from '../terms.js'
import { exactly } from './exact.js'
import type { Badness } from './ratios.js'
import type { UnitTally } from './tally.js'

export function isOverRequests({ method }: Measure): boolean {
  return method === 'request_ratio' || method === 'weighted_requests'
}

/** What a tally comes to under the contract: minutes, or events of the methods over requests. */
export function badnessOf(unit: UnitTally, measure: Measure): Badness {
  if (isOverRequests(measure)) return requestBadness(unit, measure)
  return { counted: exactly(new Fraction(unit.counted)), low: unit.low.exact, extra: unit.extra.exact }
}

/** Unknown minutes carry the mean traffic of the known ones, an estimate. */
function requestBadness(unit: UnitTally, { noData }: Measure): Badness {
  const mean = meanTraffic(unit)
  const errors = unit.errors.fraction
  const unseen = noData === 'exclude' ? new Fraction(0) : mean.mul(unit.unknown)
  return {
    counted: exactly(unit.events.fraction.add(mean.mul(unit.unknownGood)).add(unseen)),
    low: exactly(noData === 'bad' ? errors.add(unseen) : errors),
    extra: exactly(noData === 'unknown' ? unseen : new Fraction(0)),
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
