import type { Evidence } from './judge-evidence.js'
import { logAdd, logLikelihood, logSum, ratioOf, type Ratio } from './likelihood.js'
import { MEAN_SECONDS } from './trouble.js'

/** With this chance a trouble grows, for good, from one window to the next: many begin weaker than they become. */
const GROWTH = 0.01
const [GROWS, STAYS] = [Math.log(GROWTH), Math.log1p(-GROWTH)]
/** By so many steps between ratios at most, to five times of what it was. What begins weaker than that nobody can see. */
const GROWS_BY = 5
/** No more than this chance of a change per window: a pause is seen by whole windows. */
const MOST = 0.5
/** Where in a window its ratio may change, as shares of it. More of them change no edge by a second. */
const PARTS = Array.from({ length: 8 }, (_, index) => (index + 0.5) / 8)

/** What one sample counted, and of which time. */
export interface Window extends Evidence {
  /** Unix seconds. */
  readonly from: number
  readonly to: number
}

/** The error ratios before and after a change. */
export interface Pair {
  readonly ratios: readonly [Ratio, Ratio]
  readonly logWeight: number
}

/** How likely a pair makes all windows on either side (logarithms). */
export interface Course extends Pair {
  /** The first 0, 1, 2, … windows. */
  readonly before: readonly number[]
  /** All windows from the first, second, third, … on. */
  readonly after: readonly number[]
}

/** What a trouble may have done on its side of the change. */
export interface CourseKind {
  readonly kind: 'onset' | 'recovery'
  /** How often and how long it may pause; each as likely as the others. */
  readonly pauses: readonly Pauses[]
}

/** Chances from one window to the next: that a trouble pauses, and that it goes on after a pause. Logarithms. */
export interface Pauses {
  readonly begins: number
  readonly beginsNot: number
  readonly ends: number
  readonly endsNot: number
}

/**
 * A trouble pauses as seldom as one ends, or it flaps: once per stability window. A good stretch as long as that window is no pause but an
 * end: on average one is half as long.
 */
export function pausesOf(windowSeconds: number, stabilityWindowSeconds: number): readonly Pauses[] {
  const ends = Math.min(MOST, windowSeconds / (stabilityWindowSeconds / 2))
  return [MEAN_SECONDS, stabilityWindowSeconds].map((apart) => {
    const begins = Math.min(MOST, windowSeconds / apart)
    return {
      ...{ begins: Math.log(begins), beginsNot: Math.log1p(-begins) },
      ...{ ends: Math.log(ends), endsNot: Math.log1p(-ends) },
    }
  })
}

/** A course for each ratio of the trouble next to the change, the mildest first. One that began may have grown since, and any may have paused. */
export function coursesOf(
  windows: readonly Window[],
  pairs: readonly Pair[],
  { kind, pauses }: CourseKind,
): readonly Course[] {
  const isOnset = kind === 'onset'
  // From the far side of the trouble on, up to the change.
  const inOrder = isOnset ? windows.toReversed() : windows
  const [bad, good] = isOnset ? ([1, 0] as const) : ([0, 1] as const)
  const told = (pair: Pair | undefined, side: 0 | 1, order: readonly Window[]) =>
    order.map((one) => (pair === undefined ? 0 : logLikelihood(one, pair.ratios[side])))
  const own = pairs.map((pair) => ({
    logWeight: pair.logWeight,
    bad: told(pair, bad, inOrder),
    changing: changingLogs(inOrder, pair.ratios),
  }))
  const trouble = sumsOfTrouble(own, { pausing: told(pairs[0], good, inOrder), pauses, mayGrow: isOnset })
  const ordinary = runningSums(told(pairs[0], good, inOrder.toReversed()))
  return pairs.map((pair, index) => {
    const sums = trouble[index] ?? []
    return isOnset
      ? { ...pair, before: ordinary, after: sums.toReversed() }
      : { ...pair, before: sums, after: ordinary.toReversed() }
  })
}

/** How likely windows are in which the ratio changes, at any instant of them alike. */
function changingLogs(windows: readonly Window[], [first, second]: Pair['ratios']): readonly number[] {
  const mixed = PARTS.map((part) => ratioOf(first.ratio + (second.ratio - first.ratio) * part))
  const known = new Map<string, number>()
  return windows.map((one) => {
    // Windows of probes hold few different counts.
    const counts = `${one.errors}/${one.events}`
    const log = known.get(counts) ?? logSum(mixed.map((ratio) => logLikelihood(one, ratio))) - Math.log(PARTS.length)
    known.set(counts, log)
    return log
  })
}

/** A trouble of one error ratio, by how likely it makes each window (logarithms), in the order in which they are added. */
interface ToldTrouble {
  readonly logWeight: number
  readonly bad: readonly number[]
  /** Where a pause begins or ends within the window. */
  readonly changing: readonly number[]
}

interface Behaviour {
  /** How likely each window is while the trouble pauses. */
  readonly pausing: readonly number[]
  readonly pauses: readonly Pauses[]
  /** Whether windows are added from the last one back: a trouble that began may have grown, one that ended kept its ratio. */
  readonly mayGrow: boolean
}

/**
 * How likely a trouble makes the first 0, 1, 2, … windows, of which the newest added is bad, at each ratio, the mildest first. Any other may
 * lie in a pause, when all is ordinary, or hold the beginning or the end of one: taken for one even ratio, a total outage that flaps would
 * seem to fail now and then, and its edge to lie well beyond the errors.
 */
function sumsOfTrouble(
  told: readonly ToldTrouble[],
  { pausing, pauses, mayGrow }: Behaviour,
): readonly (readonly number[])[] {
  const byPauses = pauses.map((one) => {
    const kept = told.map((trouble) => pausingSums(trouble, { pausing, pauses: one, grown: null }))
    if (!mayGrow) return kept
    return told.map((trouble, ratio) => {
      const grown = grownSums(told, kept, ratio)
      return grown === null ? (kept[ratio] ?? []) : pausingSums(trouble, { pausing, pauses: one, grown })
    })
  })
  const share = -Math.log(pauses.length)
  return told.map((_, ratio) => {
    const [first = [], ...others] = byPauses.map((sums) => sums[ratio] ?? [])
    return first.map((log, count) => others.reduce((sum, other) => logAdd(sum, other[count] ?? 0), log) + share)
  })
}

/** How likely any of the worse ratios within reach makes the first 1, 2, … windows; `null`: there is none worse. */
function grownSums(
  told: readonly ToldTrouble[],
  kept: readonly (readonly number[])[],
  ratio: number,
): readonly number[] | null {
  const worse = [ratio + 1, ratio + 1 + GROWS_BY] as const
  const weights = told.slice(...worse).map(({ logWeight }) => logWeight)
  if (weights.length === 0) return null
  const [others, all] = [kept.slice(...worse), logSum(weights)]
  return (told[ratio]?.bad ?? []).map(
    (_, at) => logSum(others.map((other, index) => (weights[index] ?? 0) + (other[at + 1] ?? 0))) - all,
  )
}

interface Pausing {
  readonly pausing: readonly number[]
  readonly pauses: Pauses
  /** How likely the first 1, 2, … windows are if the trouble had grown before the newest of them; `null`: it never grows. */
  readonly grown: readonly number[] | null
}

function pausingSums({ bad, changing }: ToldTrouble, { pausing, pauses, grown }: Pausing): readonly number[] {
  const sums = [0]
  let [failing, paused] = [0, 0]
  for (const [at, log] of bad.entries()) {
    // The newest one lies next to the change: bad throughout.
    sums.push(log + failing)
    const [good, between] = [pausing[at] ?? 0, changing[at] ?? 0]
    const kept = logAdd(log + pauses.beginsNot + failing, between + pauses.begins + paused)
    paused = logAdd(good + pauses.endsNot + paused, between + pauses.ends + failing)
    failing = grown === null ? kept : logAdd(STAYS + kept, GROWS + (grown[at] ?? 0))
  }
  return sums
}

/** Sums of the first 0, 1, 2, … values. */
function runningSums(values: readonly number[]): readonly number[] {
  const sums = [0]
  for (const value of values) sums.push((sums.at(-1) ?? 0) + value)
  return sums
}
