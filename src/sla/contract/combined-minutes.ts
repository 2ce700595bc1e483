import type { Combine, Terms } from '../terms.js'
import { BAD, classesOf, NONE, type Scene, UNKNOWN } from './classes.js'
import type { Member } from './contract-input.js'
import { dropShortRuns } from './runs.js'
import { wholeWeights } from './weights.js'

/** Minutes of all members as one, after runs were formed. */
export interface CombinedMinutes {
  /** First of the minutes that are told of. */
  readonly from: number
  /** 1: it leaves the count. */
  readonly none: Uint8Array
  /** 1: bad if every unknown minute was good. */
  readonly low: Uint8Array
  /** 1: bad if every unknown minute was bad. */
  readonly high: Uint8Array
  /** How bad, for `weighted`; `null`: bad is wholly bad. */
  readonly shares: Shares | null
}

/** Weight of bad members of the weight of those that have a say, of each minute. */
export interface Shares {
  readonly low: Float64Array
  readonly high: Float64Array
  readonly say: Float64Array
}

/** Classifies each member by itself, combines them minute by minute, and forms runs of what comes out. */
export function combinedMinutes(terms: Terms, members: readonly Member[], scene: Scene): CombinedMinutes {
  const classes = members.map(({ rows }) => classesOf(rows, scene, terms.measure))
  const length = scene.span.to - scene.span.from
  const minutes: CombinedMinutes = {
    from: scene.span.from,
    none: new Uint8Array(length),
    low: new Uint8Array(length),
    high: new Uint8Array(length),
    shares: terms.combine?.how === 'weighted' ? noShares(length) : null,
  }
  fill(minutes, classes, terms.combine)
  if (terms.measure.minConsecutive > 1) formRuns(minutes, scene, terms.measure.minConsecutive)
  return minutes
}

function noShares(length: number): Shares {
  return { low: new Float64Array(length), high: new Float64Array(length), say: new Float64Array(length) }
}

function fill(minutes: CombinedMinutes, classes: readonly Uint8Array[], combine: Combine | null): void {
  const [only] = classes
  if (only !== undefined && classes.length === 1 && minutes.shares === null) fillOne(minutes, only)
  else fillSeveral(minutes, classes, combine)
}

function fillOne({ none, low, high }: CombinedMinutes, classes: Uint8Array): void {
  for (let i = 0; i < classes.length; i++) {
    const is = classes[i]
    if (is === NONE) none[i] = 1
    if (is === BAD) low[i] = 1
    if (is === BAD || is === UNKNOWN) high[i] = 1
  }
}

function fillSeveral(minutes: CombinedMinutes, classes: readonly Uint8Array[], combine: Combine | null): void {
  const weights = wholeWeights(combine?.weights ?? classes.map(() => 1))
  const mark = combine?.how === 'all_down' ? markAllDown : markAnyDown
  const weight = new Float64Array(4)
  for (let minute = 0; minute < minutes.none.length; minute++) {
    weigh(weight, { classes, weights, minute })
    mark(minutes, weight, minute)
    if (minutes.shares !== null) share(minutes.shares, weight, minute)
  }
}

/** Bad if all that have a say are bad, good if one is good, else unknown. */
function markAllDown({ none, low, high }: CombinedMinutes, weight: Float64Array, i: number): void {
  const [good = 0, bad = 0, unknown = 0] = weight
  if (good + bad + unknown === 0) none[i] = 1
  else if (good === 0) high[i] = 1
  if (bad > 0 && good + unknown === 0) low[i] = 1
}

/** Bad if one is bad, good if all that have a say are good, else unknown. */
function markAnyDown({ none, low, high }: CombinedMinutes, weight: Float64Array, i: number): void {
  const [good = 0, bad = 0, unknown = 0] = weight
  if (good + bad + unknown === 0) none[i] = 1
  if (bad > 0) low[i] = 1
  if (bad + unknown > 0) high[i] = 1
}

function share(shares: Shares, weight: Float64Array, i: number): void {
  const [good = 0, bad = 0, unknown = 0] = weight
  shares.say[i] = good + bad + unknown
  shares.low[i] = bad
  shares.high[i] = bad + unknown
}

/** The weight of the members in each class. */
function weigh(
  sums: Float64Array,
  { classes, weights, minute }: { classes: readonly Uint8Array[]; weights: readonly number[]; minute: number },
): void {
  sums.fill(0)
  for (let m = 0; m < classes.length; m++) {
    const is = classes[m]?.[minute] ?? NONE
    sums[is] = (sums[is] ?? 0) + (weights[m] ?? 0)
  }
}

/** Outside of the judged time only what is known to be bad lengthens a run. */
function formRuns({ low, high }: CombinedMinutes, { span, judged }: Scene, least: number): void {
  const before = Math.max(0, judged.from - span.from)
  const after = Math.max(0, judged.to - span.from)
  high.set(low.subarray(0, before))
  if (after < high.length) high.set(low.subarray(after), after)
  dropShortRuns(low, least)
  dropShortRuns(high, least)
}
