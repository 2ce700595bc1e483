import { Fraction } from 'fraction.js'
import type { Terms } from '../../terms.js'
import { meanTraffic } from '../badness.js'
import type { MinuteRows } from '../contract-input.js'
import { bigMillionths, millionths } from '../count-sum.js'
import { type Exact, exactly, fractionOf } from '../exact.js'
import { COUNTED, type Mask } from '../mask.js'
import { plus } from '../ratios.js'
import { RationalSum } from '../rational-sum.js'
import { minuteOf } from '../spans.js'
import { tallyRequests } from '../tally-requests.js'
import { type Threshold, thresholdOf } from '../threshold.js'
import type { BadStretch, BadTime } from './bad-time.js'

/** Minutes that fail no more than is promised, and so few that what goes on behind them is the same trouble. */
export const BRIDGED_MINUTES = 5

/** Stretches of minutes in which more failed than may on average; what is between two of them that are close belongs to both. */
export function requestStretches(rows: MinuteRows, mask: Mask, terms: Terms): Omit<BadTime, 'member'> {
  const found = new ErrorStretches(terms)
  const first = mask.from - minuteOf(rows.from)
  for (let i = 0; i < mask.of.length; i++) {
    const [events, errors] = [rows.events[first + i] ?? Number.NaN, rows.errors[first + i] ?? Number.NaN]
    if (mask.of[i] !== COUNTED) found.end()
    else if (Number.isNaN(events) || Number.isNaN(errors)) found.addUnknown(mask.from + i)
    else if (events > 0) found.addKnown(mask.from + i, events, Math.min(events, Math.max(0, errors)))
  }
  return found.read(meanTraffic(tallyRequests(rows, mask, terms)))
}

interface OpenStretch {
  readonly from: number
  to: number
  readonly errors: RationalSum
  readonly unknown: number
}

class ErrorStretches {
  readonly #terms: Terms
  readonly #threshold: Threshold
  readonly #beside = new RationalSum()
  readonly #found: { from: number; to: number; errors: RationalSum; unknown: number }[] = []
  /** The one that may go on. */
  #open: OpenStretch | null = null
  /** Errors since its end. */
  #since = new RationalSum()

  constructor(terms: Terms) {
    this.#terms = terms
    const errorRatio = new Fraction(1).sub(fractionOf(terms.objective)).valueOf()
    this.#threshold = thresholdOf({ bound: 'above', errorRatio, minEvents: 0 })
  }

  addKnown(at: number, events: number, errors: number): void {
    const [some, all] = [millionths(errors), millionths(events)]
    if (!this.#threshold.isBad(some, all, () => [bigMillionths(errors), bigMillionths(events)])) {
      addCount(this.#since, errors)
      return
    }
    const open = this.#open
    const goesOn = open !== null && at - open.to <= BRIDGED_MINUTES
    if (!goesOn) this.end()
    const stretch = goesOn ? open : this.#begin(at, 0)
    stretch.errors.addSum(this.#since)
    addCount(stretch.errors, errors)
    stretch.to = at + 1
    this.#since = new RationalSum()
    this.#open = stretch
  }

  addUnknown(at: number): void {
    const last = this.#found.at(-1)
    this.end()
    if (last !== undefined && last.unknown > 0 && last.to === at) {
      last.to += 1
      last.unknown += 1
    } else this.#begin(at, 1)
  }

  /** What comes next does not go on with what was before. */
  end(): void {
    this.#beside.addSum(this.#since)
    this.#since = new RationalSum()
    this.#open = null
  }

  /** @param mean events of a minute of which nothing is known */
  read(mean: Fraction): Omit<BadTime, 'member'> {
    this.end()
    return { stretches: this.#found.map((one) => this.#stretchOf(one, mean)), beside: this.#beside.exact }
  }

  #begin(at: number, unknown: number) {
    const begun = { from: at, to: at + 1, errors: new RationalSum(), unknown }
    this.#found.push(begun)
    return begun
  }

  #stretchOf({ from, to, errors, unknown }: OpenStretch, mean: Fraction): BadStretch {
    const { noData } = this.#terms.measure
    const traffic = exactly(mean.mul(unknown))
    const low: Exact = noData === 'bad' && unknown > 0 ? plus(errors.exact, traffic) : errors.exact
    const extra = noData === 'unknown' ? traffic : NOTHING
    const gap = noData === 'unknown' ? 'open' : noData === 'bad' ? 'bad' : 'gap'
    return { from, to, unknown, low, extra, kind: unknown > 0 ? gap : 'bad' }
  }
}

const NOTHING = exactly(new Fraction(0))

function addCount(sum: RationalSum, count: number): void {
  if (count > LARGEST) sum.addLarge(bigMillionths(count), 1_000_000n)
  else sum.add(millionths(count), 1e6)
}

/** Up to it millionths are whole numbers without loss. */
const LARGEST = 2 ** 52 / 1e6
