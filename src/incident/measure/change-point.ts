import type { Evidence } from './judge-evidence.js'
import { coursesOf, pausesOf, type Course, type CourseKind, type Pair, type Window } from './course.js'
import { suspectRatio } from './judge-evidence.js'
import { logLikelihood, logSum, possibleRatios, ratioOf } from './likelihood.js'
import { countedIn, type JudgeSettings, type ServiceSample } from './service-sample.js'

/** Possible instants of a change lie so far apart, or further where there would be more than so many. */
const GRID_SECONDS = 5
const MOST_INSTANTS = 500
/** The true instant lies outside of the stated uncertainty once in twenty times. */
const OUTSIDE = 0.05
/** An instant so much less likely than the likeliest (e⁻¹⁵) is not weighed. */
const NEGLIGIBLE = 15

/** When an error ratio changed, and within how many seconds of the truth that is. */
export interface ChangePoint {
  readonly at: Date
  readonly uncertaintySeconds: number
}

interface Change {
  /** `onset`: good before, bad after; `recovery`: the other way round. */
  readonly kind: CourseKind['kind']
  /** Events while all was good. */
  readonly good: Evidence
}

/**
 * When a service turned bad or good: the mean of all instants between the windows of the first and the last sample, each weighed by how
 * likely it makes the samples (binomial, a window that spans the instant mixes both ratios), whatever the ratio of the trouble may be. A
 * mean is neither early nor late on average, where the first bad sample would always be late.
 */
export function findChange(
  samples: readonly ServiceSample[],
  { kind, good }: Change,
  settings: JudgeSettings,
): ChangePoint | null {
  if (samples.length === 0) return null
  const ordinary = ratioOf(ordinaryRatio(good, settings.objective))
  const pairs = possibleRatios(suspectRatio(settings.objective)).map((bad): Pair => ({
    ratios: kind === 'onset' ? [ordinary, bad] : [bad, ordinary],
    logWeight: bad.logWeight,
  }))
  const weights = weightsOf(chainsOf(samples, settings), pairs, {
    kind,
    pauses: pausesOf(settings.windowSeconds, settings.stabilityWindowSeconds),
  })
  const mean = weights.reduce((sum, { at, weight }) => sum + at * weight, 0)
  const spread = spreadOf(weights, mean)
  return {
    at: new Date(Math.round(mean * 1000)),
    uncertaintySeconds: Math.max(settings.stepSeconds, Math.ceil(Math.hypot(spread, settings.lagSeconds))),
  }
}

/** Near that of the good time, as far as it tells; of few events what the objective allows. */
function ordinaryRatio({ events, errors }: Evidence, objective: number): number {
  return (errors + 0.5) / (events + 0.5 / (1 - objective))
}

interface Weighed {
  /** Unix seconds. */
  readonly at: number
  readonly weight: number
}

/** The windows of samples, parted so that those of one chain do not overlap: every event is counted once in each. */
function chainsOf(samples: readonly ServiceSample[], settings: JudgeSettings): readonly (readonly Window[])[] {
  const { windowSeconds, stepSeconds, lagSeconds } = settings
  const count = Math.max(1, Math.round(windowSeconds / stepSeconds))
  const first = (samples[0]?.at.getTime() ?? 0) / 1000 - lagSeconds
  const chains = Array.from({ length: count }, (): Window[] => [])
  for (const sample of samples) {
    const end = sample.at.getTime() / 1000 - lagSeconds
    const window: Window = { from: end - windowSeconds, to: end, ...countedIn(sample) }
    // A sample lies so many steps after the first, late or early by less than half of one.
    chains[Math.round((end - first) / stepSeconds) % count]?.push(window)
  }
  return chains.filter((chain) => chain.length > 0)
}

/** Weights of the instants; they add up to 1. Each chain alone tells all that it can: what they say is averaged. */
function weightsOf(
  chains: readonly (readonly Window[])[],
  pairs: readonly Pair[],
  kind: CourseKind,
): readonly Weighed[] {
  const told = chains.map((windows) => ({ windows, courses: coursesOf(windows, pairs, kind) }))
  const instants = instantsOf(told)
  const byChain = told.map(({ windows, courses }) => {
    const byCourse = courses.map((course) => logLikelihoods(windows, instants, course))
    const logs = instants.map((_, index) => logSum(byCourse.map((own) => own[index] ?? 0)))
    const sum = logSum(logs)
    return logs.map((log) => Math.exp(log - sum))
  })
  const share = 1 / chains.length
  return instants.map((at, index) => ({ at, weight: byChain.reduce((sum, own) => sum + (own[index] ?? 0) * share, 0) }))
}

interface Told {
  readonly windows: readonly Window[]
  readonly courses: readonly Course[]
}

/** Instants every few seconds, as far as whole windows do not rule them out. */
function instantsOf(chains: readonly Told[]): readonly number[] {
  const spans = chains.map(likelySpan)
  const from = Math.min(...spans.map((span) => span.from))
  const to = Math.max(...spans.map((span) => span.to))
  const step = Math.max(GRID_SECONDS, (to - from) / MOST_INSTANTS)
  return Array.from({ length: Math.floor((to - from) / step) + 1 }, (_, index) => from + index * step)
}

function likelySpan({ windows, courses }: Told): { readonly from: number; readonly to: number } {
  const likely = [...windows, null].map((_, index) =>
    logSum(courses.map(({ logWeight, before, after }) => logWeight + (before[index] ?? 0) + (after[index] ?? 0))),
  )
  const enough = Math.max(...likely) - NEGLIGIBLE
  const [first, last] = [likely.findIndex((log) => log >= enough), likely.findLastIndex((log) => log >= enough)]
  // Between the beginning of the window before and the end of the one after.
  const from = windows[Math.max(0, first - 1)]?.from ?? 0
  const to = windows[Math.min(windows.length - 1, last)]?.to ?? 0
  return { from, to }
}

/** How likely each instant makes the windows: those before it have the one ratio, those after it the other. */
function logLikelihoods(
  windows: readonly Window[],
  instants: readonly number[],
  { ratios, logWeight, before, after }: Course,
): readonly number[] {
  const [first, second] = ratios.map(({ ratio }) => ratio) as [number, number]
  const ends: number[] = [0, 0]
  return instants.map((at) => {
    const passed = advance(windows, ends[0] ?? 0, (one) => one.to <= at)
    const reached = Math.max(
      passed,
      advance(windows, ends[1] ?? 0, (one) => one.from < at),
    )
    ends.splice(0, 2, passed, reached)
    const spanning = windows
      .slice(passed, reached)
      .map((one) => logLikelihood(one, ratioOf(first + ((second - first) * (one.to - at)) / (one.to - one.from))))
    return spanning.reduce((sum, log) => sum + log, logWeight + (before[passed] ?? 0) + (after[reached] ?? 0))
  })
}

function advance(windows: readonly Window[], from: number, isPassed: (one: Window) => boolean): number {
  let index = from
  for (let one = windows[index]; one !== undefined && isPassed(one); one = windows[index]) index++
  return index
}

function spreadOf(weights: readonly Weighed[], mean: number): number {
  const nearest = weights.map(({ at, weight }) => ({ distance: Math.abs(at - mean), weight }))
  let left = 1
  for (const { distance, weight } of nearest.toSorted((a, b) => a.distance - b.distance)) {
    left -= weight
    if (left <= OUTSIDE) return distance
  }
  return nearest.at(-1)?.distance ?? 0
}
