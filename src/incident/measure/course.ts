import { logSum } from './likelihood.js'
import { MEAN_SECONDS } from './trouble.js'

/** With this chance a trouble grows, for good, from one window to the next: many begin weaker than they become. */
const GROWS = 0.01
/** By so many steps between ratios at most, to five times of what it was. What begins weaker than that nobody can see. */
const GROWS_BY = 5
/** No more than this chance of a change per window: a pause is seen by whole windows. */
const MOST = 0.5

/** A trouble of one error ratio, by how likely it makes each window (logarithms), in the order in which they are added. */
export interface ToldCourse {
  readonly logWeight: number
  readonly bad: readonly number[]
}

/** Chances from one window to the next: that a trouble pauses, and that it goes on after a pause. Logarithms. */
export interface Pauses {
  readonly begins: number
  readonly beginsNot: number
  readonly ends: number
  readonly endsNot: number
}

interface Behaviour {
  /** How likely each window is while the trouble pauses. */
  readonly pausing: readonly number[]
  readonly pauses: Pauses
  /** Whether windows are added from the last one back: a trouble that began may have grown, one that ended kept its ratio. */
  readonly mayGrow: boolean
}

/** A trouble pauses as seldom as one ends. A good stretch as long as the stability window is no pause but an end: on average one is half as long. */
export function pausesOf(windowSeconds: number, stabilityWindowSeconds: number): Pauses {
  const begins = Math.min(MOST, windowSeconds / MEAN_SECONDS)
  const ends = Math.min(MOST, windowSeconds / (stabilityWindowSeconds / 2))
  return {
    ...{ begins: Math.log(begins), beginsNot: Math.log1p(-begins) },
    ...{ ends: Math.log(ends), endsNot: Math.log1p(-ends) },
  }
}

/**
 * How likely a trouble makes the first 0, 1, 2, … windows, of which the newest added is bad, at each ratio, the mildest first. Any other may
 * lie in a pause, when all is ordinary: taken for one even ratio, a total outage that flaps would seem to fail now and then, and its edge
 * to lie well beyond the errors.
 */
export function sumsOfTrouble(courses: readonly ToldCourse[], behaviour: Behaviour): readonly (readonly number[])[] {
  const kept = courses.map(({ bad }) => pausingSums(bad, behaviour, null))
  if (!behaviour.mayGrow) return kept
  return courses.map(({ bad }, ratio) => {
    const worse = { from: ratio + 1, to: Math.min(courses.length, ratio + 1 + GROWS_BY) }
    if (worse.from === worse.to) return kept[ratio] ?? []
    const weights = courses.slice(worse.from, worse.to).map(({ logWeight }) => logWeight)
    const [others, all] = [kept.slice(worse.from, worse.to), logSum(weights)]
    const grown = bad.map(
      (_, at) => logSum(others.map((other, index) => (weights[index] ?? 0) + (other[at + 1] ?? 0))) - all,
    )
    return pausingSums(bad, behaviour, grown)
  })
}

/** @param grown how likely the first 1, 2, … windows are if the trouble had grown before the newest of them; `null`: it never grows */
function pausingSums(
  bad: readonly number[],
  { pausing, pauses }: Behaviour,
  grown: readonly number[] | null,
): readonly number[] {
  const [stays, grows] = grown === null ? [0, -Infinity] : [Math.log1p(-GROWS), Math.log(GROWS)]
  const sums = [0]
  let [failing, paused] = [0, 0]
  for (const [at, log] of bad.entries()) {
    const kept = log + logSum([pauses.beginsNot + failing, pauses.begins + paused])
    const next = grown === null ? kept : logSum([stays + kept, grows + (grown[at] ?? 0)])
    paused = (pausing[at] ?? 0) + logSum([pauses.endsNot + paused, pauses.ends + failing])
    failing = next
    sums.push(failing)
  }
  return sums
}

/** Sums of the first 0, 1, 2, … values. */
export function runningSums(values: readonly number[]): readonly number[] {
  const sums = [0]
  for (const value of values) sums.push((sums.at(-1) ?? 0) + value)
  return sums
}
