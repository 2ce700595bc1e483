import type { Terms } from '../terms.js'
import type { CombinedMinutes } from './combined-minutes.js'
import { COUNTED, LEFT_OUT, type Mask } from './mask.js'
import { noUnit, type OpenUnit, type UnitTally } from './tally.js'

/** bad_intervals of a minute, of all members together. */
export function tallyMinutes(minutes: CombinedMinutes, mask: Mask, { excludedTime }: Terms): UnitTally {
  const unit = noUnit()
  const offset = mask.from - minutes.from
  for (let i = 0; i < mask.of.length; i++) {
    const is = mask.of[i]
    if (is === COUNTED && minutes.none[offset + i] !== 1) {
      unit.counted += 1
      if (minutes.high[offset + i] === 1) addBad(unit, minutes, offset + i)
    }
    if (is === LEFT_OUT && excludedTime === 'good') unit.counted += 1
  }
  return unit
}

/** A minute that is bad, or may be. */
function addBad(unit: OpenUnit, minutes: CombinedMinutes, i: number): void {
  unit.badWorst += 1
  if (minutes.low[i] === 1) unit.badKnown += 1
  addBadness(unit, minutes, i)
}

/** How bad a minute is that is bad, or may be. */
export function addBadness(
  sums: Pick<OpenUnit, 'low' | 'extra'>,
  { low, shares }: Pick<CombinedMinutes, 'low' | 'shares'>,
  i: number,
): void {
  const isKnown = low[i] === 1
  if (shares === null) {
    const sum = isKnown ? sums.low : sums.extra
    sum.add(1, 1)
    return
  }
  const say = shares.say[i] ?? 1
  const known = isKnown ? (shares.low[i] ?? 0) : 0
  sums.low.add(known, say)
  sums.extra.add((shares.high[i] ?? 0) - known, say)
}
