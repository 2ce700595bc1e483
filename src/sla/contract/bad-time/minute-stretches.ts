import type { CombinedMinutes } from '../combined-minutes.js'
import type { Member } from '../contract-input.js'
import { COUNTED, type Mask } from '../mask.js'
import { RationalSum } from '../rational-sum.js'
import { addBadness } from '../tally-minutes.js'
import type { BadTime } from './bad-time.js'
import { StretchCollector } from './stretch-collector.js'
import { unknownIn } from './unknown-minutes.js'

/** Bad minutes of members that are judged as one, after runs were formed. */
export function minuteStretches(
  minutes: CombinedMinutes,
  mask: Mask,
  group: readonly Member[],
): Omit<BadTime, 'member'> {
  const found = new StretchCollector()
  const isUnknown = unknownIn(group)
  for (let i = 0; i < mask.of.length; i++) {
    if (mask.of[i] !== COUNTED) continue
    const at = mask.from + i
    const place = at - minutes.from
    const unknown = isUnknown(at) ? 1 : 0
    const kind = kindOf(minutes, place, unknown)
    if (kind === null) continue
    const span = { from: at, to: at + 1 }
    const sums = found.add({ kind, unknown, grid: span, shown: span })
    if (kind !== 'gap') addBadness(sums, minutes, place)
  }
  return { stretches: found.stretches, beside: new RationalSum().exact }
}

/** `null`: it is good, or out of the count for want of traffic. */
function kindOf({ none, low, high }: CombinedMinutes, place: number, unknown: number) {
  if (none[place] !== 1 && low[place] === 1) return 'bad'
  if (none[place] !== 1 && high[place] === 1) return 'open'
  return unknown === 1 ? 'gap' : null
}
