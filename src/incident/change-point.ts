import type { Evidence } from './judge-evidence.js'
import { shareOf, type JudgeSettings, type ServiceSample } from './service-sample.js'

/** Possible instants of a change lie so far apart. */
const GRID_SECONDS = 5
/** The true instant lies outside of the stated uncertainty once in twenty times. */
const OUTSIDE = 0.05

/** When an error ratio changed, and within how many seconds of the truth that is. */
export interface ChangePoint {
  readonly at: Date
  readonly uncertaintySeconds: number
}

/**
 * When the error ratio changed from that of `before` to that of `after`: the mean of all instants between the windows of the first and
 * the last sample, each weighed by how likely it makes the samples (binomial, a window that spans the instant mixes both ratios). A mean
 * is neither early nor late on average, where the first bad sample would always be late.
 */
export function findChange(
  samples: readonly ServiceSample[],
  { before, after }: { readonly before: Evidence; readonly after: Evidence },
  settings: JudgeSettings,
): ChangePoint | null {
  const [first, last] = [samples[0], samples.at(-1)]
  if (first === undefined || last === undefined) return null
  const { windowSeconds, lagSeconds, stepSeconds } = settings
  const from = first.at.getTime() / 1000 - lagSeconds - windowSeconds
  const to = last.at.getTime() / 1000 - lagSeconds
  const weights = weightsOf(samples, { from, to, ratios: [ratioOf(before), ratioOf(after)] }, settings)
  const mean = weights.reduce((sum, { at, weight }) => sum + at * weight, 0)
  const spread = spreadOf(weights, mean)
  return {
    at: new Date(Math.round(mean * 1000)),
    uncertaintySeconds: Math.max(stepSeconds, Math.ceil(spread + lagSeconds)),
  }
}

interface Weighed {
  /** Unix seconds. */
  readonly at: number
  readonly weight: number
}

interface Span {
  readonly from: number
  readonly to: number
  readonly ratios: readonly [number, number]
}

interface Window extends Evidence {
  readonly from: number
  readonly to: number
}

/** Weights of the instants; they add up to 1. */
function weightsOf(
  samples: readonly ServiceSample[],
  { from, to, ratios }: Span,
  settings: JudgeSettings,
): readonly Weighed[] {
  const windows = samples.map((sample): Window => {
    const end = sample.at.getTime() / 1000 - settings.lagSeconds
    return { from: end - settings.windowSeconds, to: end, ...shareOf(sample, settings) }
  })
  const count = Math.floor((to - from) / GRID_SECONDS) + 1
  const instants = Array.from({ length: count }, (_, step) => from + step * GRID_SECONDS)
  const logs = logLikelihoods(windows, instants, ratios)
  const best = Math.max(...logs)
  const sum = logs.reduce((all, log) => all + Math.exp(log - best), 0)
  return instants.map((at, index) => ({ at, weight: Math.exp((logs[index] ?? -Infinity) - best) / sum }))
}

/** How likely each instant makes the samples: windows before it have the one ratio, windows after it the other. */
function logLikelihoods(
  windows: readonly Window[],
  instants: readonly number[],
  [first, second]: Span['ratios'],
): readonly number[] {
  const before = runningSums(windows.map((one) => likelihood(one, first)))
  const after = runningSums(windows.map((one) => likelihood(one, second)))
  const total = after.at(-1) ?? 0
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
      .map((one) => likelihood(one, first + ((second - first) * (one.to - at)) / (one.to - one.from)))
    return spanning.reduce((sum, log) => sum + log, (before[passed] ?? 0) + total - (after[reached] ?? 0))
  })
}

function advance(windows: readonly Window[], from: number, isPassed: (one: Window) => boolean): number {
  let index = from
  for (let one = windows[index]; one !== undefined && isPassed(one); one = windows[index]) index++
  return index
}

function likelihood({ events, errors }: Evidence, ratio: number): number {
  return errors * Math.log(ratio) + (events - errors) * Math.log1p(-ratio)
}

/** Never 0 or 1: no count of events excludes the other outcome. */
function ratioOf({ events, errors }: Evidence): number {
  return (errors + 0.01) / (events + 0.02)
}

/** Sums of the first 0, 1, 2, … values. */
function runningSums(values: readonly number[]): readonly number[] {
  const sums = [0]
  for (const value of values) sums.push((sums.at(-1) ?? 0) + value)
  return sums
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
