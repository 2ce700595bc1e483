import { isBad, isSuspect, NOTHING, pooled, suspectRatio, type Evidence } from './judge-evidence.js'
import { logLikelihood, logSum, possibleRatios, ratioOf, type PossibleRatio } from './likelihood.js'
import { shareOf, type JudgeSettings, type ServiceSample } from './service-sample.js'

/** A stretch of bad samples, and what follows it on one side. */
export interface Trouble {
  /** The outermost sample of the trouble: the likeliest one. */
  readonly edge: number
  readonly evidence: Evidence
  /** The samples beyond the edge that were looked at: up to this one, itself included. */
  readonly reach: number
  readonly beyond: Evidence
  /** Of the samples beyond the edge. */
  readonly beyondSeconds: number
  /** Whether the trouble has ended, beyond doubt, and all has been good for the stability window since. */
  readonly isOver: boolean
}

/** A trouble is over where the odds that it goes on are below this. */
const GOES_ON = 0.000_2
/** Looking back costs no waiting, and many a trouble begins weaker than it becomes. */
const WENT_ON = 0.000_001
/** A trouble lasts so long on average, as far as one knows before anything was seen. */
export const MEAN_SECONDS = 1200
/** So many errors tell the ratio of a trouble at any time; older ones are forgotten, because troubles rise and fall. */
const MEMORY_ERRORS = 30
/** While all is well a service fails a third as often as its objective allows. */
const ORDINARY = 1 / 3

interface Walk {
  /** A sample at the far side of the trouble: everything from here on tells its ratio. */
  readonly from: number
  /** A sample in the trouble: it ended no earlier on the way. */
  readonly start: number
  /** 1: later, -1: earlier. */
  readonly direction: 1 | -1
}

/**
 * Follows a trouble outwards from within it, until it is over. Two courses are weighed after each sample: it goes on, with an error ratio
 * that nobody knows (any from the limit of the bad to 1, by what was seen on the way), or it ended at one of the samples passed and all is
 * ordinary since, for the stability window at least. It is over when the odds of the first are below `GOES_ON`.
 */
export function followTrouble(
  samples: readonly ServiceSample[],
  { from, start, direction }: Walk,
  settings: JudgeSettings,
): Trouble {
  const path = direction === 1 ? samples.slice(from) : samples.slice(0, from + 1).toReversed()
  const first = Math.abs(start - from)
  const shares = path.map((sample) => shareOf(sample, settings))
  const found = walk(
    shares,
    { first, least: leastSamples(direction, settings), odds: direction === 1 ? GOES_ON : WENT_ON },
    settings,
  )
  const sum = (some: readonly Evidence[]) => some.reduce(pooled, NOTHING)
  return {
    edge: from + found.edge * direction,
    evidence: sum(shares.slice(0, found.edge + 1)),
    reach: from + found.reach * direction,
    beyond: sum(shares.slice(found.edge + 1, found.reach + 1)),
    beyondSeconds: (found.reach - found.edge) * settings.stepSeconds,
    isOver: found.isOver,
  }
}

/** A recovery is watched for the whole window; an onset is not sought behind one. */
function leastSamples(direction: 1 | -1, { stabilityWindowSeconds, stepSeconds }: JudgeSettings): number {
  const samples = stabilityWindowSeconds / stepSeconds
  return direction === 1 ? Math.floor(samples) + 1 : Math.ceil(samples)
}

interface Way {
  /** The trouble ended at no earlier sample than this. */
  readonly first: number
  /** So many good samples make an end. */
  readonly least: number
  /** It is over below these odds that it goes on. */
  readonly odds: number
}

interface Walked {
  readonly edge: number
  readonly reach: number
  readonly isOver: boolean
}

function walk(shares: readonly Evidence[], { first, least, odds }: Way, settings: JudgeSettings): Walked {
  const scales = createScales(settings)
  let [ended, edge, beyond] = [-Infinity, first, NOTHING]
  for (const [index, share] of shares.entries()) {
    scales.add(share)
    beyond = pooled(beyond, share)
    // The likeliest end: no sample before tells more for the trouble.
    if (index <= first) beyond = NOTHING
    else if (scales.at(index) > scales.at(edge)) [edge, beyond] = [index, NOTHING]
    if (index < first + least) continue
    ended = logSum([ended, scales.at(index - least) + scales.hazard])
    const isGood = index - edge >= least && !isBad(beyond, settings.objective)
    if (isGood && scales.at(index) - ended < Math.log(odds)) return { edge, reach: index, isOver: true }
  }
  return { edge, reach: shares.length - 1, isOver: false }
}

/**
 * Weighs, up to each sample, how much likelier a trouble makes all that was seen than ordinary service does (logarithm). The difference
 * between two of them is how the samples in between speak for the trouble.
 */
function createScales({ objective, stepSeconds, windowSeconds }: JudgeSettings) {
  const ordinary = ratioOf((1 - objective) * ORDINARY)
  const predict = createPrediction(possibleRatios(suspectRatio(objective)))
  const spanning = Math.ceil(windowSeconds / stepSeconds) - 1
  const sums: number[] = []
  return {
    /** Of ending between two samples. */
    hazard: Math.log(stepSeconds / MEAN_SECONDS),
    at: (index: number) => sums[index] ?? 0,
    add(share: Evidence) {
      // A window that spans the far edge holds good events from before the trouble.
      const own = sums.length < spanning ? { events: share.errors, errors: share.errors } : share
      sums.push((sums.at(-1) ?? 0) + predict(own) - logLikelihood(share, ordinary))
    },
  }
}

/** How likely a trouble makes what comes next, after all that was told before. The first error is how it was found, and tells nothing. */
function createPrediction(ratios: readonly PossibleRatio[]): (share: Evidence) => number {
  const weights = Float64Array.from(ratios, ({ logWeight }) => logWeight)
  let [free, known] = [1, 0]
  return (share) => {
    if (share.events <= 0) return 0
    const first = Math.min(free, share.errors)
    free -= first
    const told = { events: share.events - first, errors: share.errors - first }
    let at = 0
    for (const ratio of ratios) {
      weights[at] = (weights[at] ?? 0) + logLikelihood(told, ratio)
      at += 1
    }
    const sum = logSum(weights)
    known += told.errors
    scale(weights, { less: sum, by: Math.min(1, MEMORY_ERRORS / known) })
    known = Math.min(known, MEMORY_ERRORS)
    return sum
  }
}

/**
 * Takes off what all have in common, lets them forget, and makes them add up to 1 again. By place: it is done for each of thousands of samples,
 * and `entries()` makes a pair of each weight.
 */
function scale(weights: Float64Array, { less, by }: { readonly less: number; readonly by: number }): void {
  for (let at = 0; at < weights.length; at += 1) weights[at] = ((weights[at] ?? 0) - less) * by
  if (by === 1) return
  const rest = logSum(weights)
  for (let at = 0; at < weights.length; at += 1) weights[at] = (weights[at] ?? 0) - rest
}

/** The newest sample up to `until` that is bad, else one that may be; -1: none. */
export function newestSuspect(samples: readonly ServiceSample[], until: Date, { objective }: JudgeSettings): number {
  const bad = samples.findLastIndex((one) => one.at <= until && isBad(one, objective))
  return bad === -1 ? samples.findLastIndex((one) => one.at <= until && isSuspect(one, objective)) : bad
}
