import { LOOK_SECONDS, total, type Bin } from './bin.js'
import { dispersionOf } from './dispersion.js'

/** What is known of a deployment when it is judged. */
export interface GuardInput {
  /** Of the 120 min before the marker; of a canary, those of its baseline group while it runs. */
  readonly before: readonly Bin[]
  /** Whether `before` lies beside `after`, bin by bin, as of a canary: a look then sees as much of the one as of the other. */
  readonly isBeside?: boolean
  /** Seconds from the marker to a page on the budget that burns; left out or `null`: there was none. */
  readonly pagedAfterSeconds?: number | null
  /** From the marker on, as far as it is known. */
  readonly after: readonly Bin[]
  /** How many looks the bake time has. */
  readonly looks: number
}

/** `inconclusive`: not even errors three times as frequent would have been seen with certainty. */
export type GuardVerdict = 'degraded' | 'healthy' | 'inconclusive'

export interface GuardResult {
  /** `null`: the bake time runs, and nothing speaks against the deployment so far. */
  readonly verdict: GuardVerdict | null
  /** Seconds from the marker to the look that this is said of. */
  readonly afterSeconds: number
  /** Of the baseline; 1 or more. */
  readonly dispersion: number
  /** How many times as frequent errors are as before; 0 without events. */
  readonly rateRatio: number
  /** Its distance from 1 in standard errors; 0 without events. */
  readonly z: number
}

/** Fewer errors accuse nobody, whatever their ratio. */
const LEAST_ERRORS = 8
/** What is less than half as much again is not worth rolling back for. */
const LEAST_RATIO = 1.5
const LAST_BOUND = 2.8
/** Of an early look, by O'Brien and Fleming: many looks at the data accuse no more often than one would. */
const FIRST_BOUND = 2.4
/** Errors that a healthy deployment would have been caught with. */
const TRIPLED = 3
/** One-sided quantile of the normal distribution for a power of 90 %. */
const POWER = 1.28

/** One look of the guard. */
export interface GuardLook {
  /** Distance of the rate ratio from 1 in standard errors. */
  readonly z: number
  /** Beyond it a deployment is accused, where it has errors enough and half as many again as before. */
  readonly bound: number
}

/**
 * Whether errors became more frequent with a deployment, judged at every look of its bake time: the first that accuses it decides. The rate
 * ratio is compared on a logarithmic scale, its error stretched by the dispersion of the baseline; half an error more on both sides keeps
 * zeros in bounds.
 */
export function judgeDeployment(input: GuardInput): GuardResult {
  return followDeployment(input).result
}

/**
 * The same with every look up to the one that has decided. Where a page fires there is no doubt that something is wrong: then errors that are half as many
 * again suffice, and the bound is 0. Such errors as were there before the marker accuse nobody.
 */
export function followDeployment(input: GuardInput): {
  readonly result: GuardResult
  readonly course: readonly GuardLook[]
} {
  const { after, looks } = input
  const seen = after.slice(0, looks)
  const baselineAt = baselines(input)
  const course: GuardLook[] = []
  let sum: Bin = { events: 0, errors: 0 }
  for (const [index, bin] of seen.entries()) {
    sum = total([sum, bin])
    const look = lookAt(baselineAt(index + 1), sum)
    const bound = boundOf(input, index + 1)
    course.push({ z: look.z, bound })
    if (accuses(look, { errors: sum.errors, bound })) return { result: said('degraded', index + 1, look), course }
  }
  const baseline = baselineAt(seen.length)
  const verdict = seen.length === looks ? verdictAtEnd(baseline, sum) : null
  return { result: said(verdict, seen.length, lookAt(baseline, sum)), course }
}

/** What a look compares with: all that was before, or what lies beside so far. */
function baselines({ before, isBeside = false }: GuardInput): (look: number) => Baseline {
  if (isBeside) return (look) => baselineOf(before.slice(0, look))
  const whole = baselineOf(before)
  return () => whole
}

function boundOf({ looks, pagedAfterSeconds = null }: GuardInput, look: number): number {
  const isPaged = pagedAfterSeconds !== null && pagedAfterSeconds <= look * LOOK_SECONDS
  return isPaged ? 0 : boundAt(look, looks)
}

interface Baseline extends Bin {
  readonly dispersion: number
}

function baselineOf(bins: readonly Bin[]): Baseline {
  return { ...total(bins), dispersion: dispersionOf(bins) }
}

type Look = Pick<GuardResult, 'dispersion' | 'rateRatio' | 'z'>

function said(verdict: GuardVerdict | null, looks: number, look: Look): GuardResult {
  return { verdict, afterSeconds: looks * LOOK_SECONDS, ...look }
}

function lookAt({ events, errors, dispersion }: Baseline, after: Bin): Look {
  if (events === 0 || after.events === 0) return { dispersion, rateRatio: 0, z: 0 }
  const rateRatio = ((after.errors + 0.5) / after.events) * (events / (errors + 0.5))
  return { dispersion, rateRatio, z: Math.log(rateRatio) / errorOf(after.errors, { errors, dispersion }) }
}

/** Standard error of the logarithm of a rate ratio with so many errors after. */
function errorOf(after: number, { errors, dispersion }: Omit<Baseline, 'events'>): number {
  return Math.sqrt(dispersion * (1 / (after + 0.5) + 1 / (errors + 0.5)))
}

function boundAt(look: number, looks: number): number {
  return Math.max(LAST_BOUND, FIRST_BOUND * Math.sqrt(looks / look))
}

function accuses({ rateRatio, z }: Look, { errors, bound }: { readonly errors: number; readonly bound: number }) {
  return errors >= LEAST_ERRORS && rateRatio >= LEAST_RATIO && z > bound
}

/** Healthy only where errors three times as frequent would have been seen in so many events. */
function verdictAtEnd(baseline: Baseline, { events }: Bin): GuardVerdict {
  if (baseline.events === 0) return 'inconclusive'
  const tripled = (TRIPLED * events * Math.max(baseline.errors, 0.5)) / baseline.events
  const isSeen = Math.log(TRIPLED) / errorOf(tripled, baseline) > LAST_BOUND + POWER
  return tripled >= LEAST_ERRORS && isSeen ? 'healthy' : 'inconclusive'
}
