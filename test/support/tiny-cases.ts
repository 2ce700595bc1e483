import type { TinyCase, TinyMinute } from './brute-force.js'
import type { Terms } from '../../src/sla/terms.js'
import { sampleTerms } from './sample-terms.js'

/** Numbers that look random and come again for the same seed. */
export class Dice {
  #state: number

  constructor(seed: number) {
    this.#state = seed
  }

  /** [0, 1). */
  roll(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }

  /** A whole number from 0 to `most`. */
  upTo(most: number): number {
    return Math.floor(this.roll() * (most + 1))
  }

  chance(share: number): boolean {
    return this.roll() < share
  }

  oneOf<const Item>(items: readonly [Item, ...Item[]]): Item {
    return items[this.upTo(items.length - 1)] ?? items[0]
  }
}

const MOST_UNKNOWN = 7

/** A small contract with a small period, any of all kinds. */
export function tinyCase(dice: Dice): TinyCase {
  const terms = tinyTerms(dice)
  const [before, length, after] = [dice.upTo(4), 1 + dice.upTo(12), dice.upTo(4)]
  const members = terms.combine === null ? 1 : 2 + dice.upTo(1)
  let left = MOST_UNKNOWN
  const minute = (isWithin: boolean): TinyMinute => {
    if (dice.chance(0.2) && (!isWithin || left > 0)) {
      if (isWithin) left -= 1
      return null
    }
    const events = dice.oneOf([0, 2, 4, 10, 10, 0.5])
    return { events, errors: Math.min(events, dice.oneOf([0, 0, 0.25, 1, 10])) }
  }
  const row = () =>
    Array.from({ length: before + length + after }, (_, at) => minute(at >= before && at < before + length))
  const flags = (chance: number) => Array.from({ length }, () => dice.chance(chance))
  const [isOpen, isFree] = [dice.chance(0.6), dice.chance(0.5)]
  return {
    ...{ terms, before, length },
    members: Array.from({ length: members }, row),
    inService: isOpen ? flags(1) : flags(0.7),
    leftOut: isFree ? flags(0) : flags(0.3),
  }
}

function tinyTerms(dice: Dice): Terms {
  const method = dice.oneOf(['bad_intervals', 'bad_intervals', 'mean_interval_error_rate', 'request_ratio'])
  const isRequests = method === 'request_ratio'
  const intervalSeconds = isRequests ? 60 : dice.oneOf([60, 60, 300])
  const isMinutes = method === 'bad_intervals' && intervalSeconds === 60
  return sampleTerms({
    objective: dice.oneOf([0.5, 0.9, 0.75, 1]),
    measure: {
      ...{ method, intervalSeconds, weights: null, recovery: null },
      badWhen: {
        bound: dice.oneOf(['above', 'at_least']),
        errorRatio: dice.oneOf([0.05, 0.1, 0.25, 0.5, 1]),
        minEvents: dice.oneOf([0, 0, 3, 5]),
      },
      minConsecutive: isMinutes ? dice.oneOf([1, 1, 2, 3, 5]) : 1,
      noTraffic: dice.oneOf(['good', 'bad', 'exclude']),
      noData: dice.oneOf(['unknown', 'unknown', 'unknown', 'good', 'bad', 'exclude']),
    },
    combine: tinyCombine(dice, isMinutes),
    excludedTime: dice.oneOf(['remove', 'good']),
    exclusions: [{ kind: 'other', minNotice: null, cap: null }],
  })
}

function tinyCombine(dice: Dice, isMinutes: boolean): Terms['combine'] {
  if (dice.chance(0.5)) return null
  const how = isMinutes
    ? dice.oneOf(['all_down', 'any_down', 'worst_of', 'weighted'])
    : dice.oneOf(['worst_of', 'weighted'])
  return { how, weights: how === 'weighted' ? [1, dice.oneOf([1, 3, 0.5]), 2.5] : null }
}
