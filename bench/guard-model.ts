import type { Bin } from '../src/deployment/guard/bin.js'
import { gamma, normal, poisson } from '../test/support/history/draws.js'
import { createRandom } from '../test/support/history/random.js'

/** How unevenly requests and errors come. */
export const TRAFFICS = ['calm', 'uneven with a trend', 'very noisy', 'drifting over 10 min'] as const

export type Traffic = (typeof TRAFFICS)[number]

/** A service and a deployment of it. */
export interface GuardCase {
  readonly traffic: Traffic
  /** Requests per second, in the mean of the day. */
  readonly rate: number
  /** Share of requests that fail before. */
  readonly ratio: number
  readonly bakeMinutes: number
  /** How many times as many fail after; 1: a good deployment. */
  readonly times: number
  readonly seed: number
}

const BIN_SECONDS = 30
const BASELINE_BINS = 240
/** Shapes of gamma distributions: the relative variance of a bin is one by this. */
const UNEVEN = 8
const NOISY = 1.5
/** Of the logarithm of an error ratio that drifts: standard deviation, and what is left of it after a bin. */
const DRIFT = 0.3
const MEMORY = Math.exp(-BIN_SECONDS / 600)

/** What is counted before and after, bin by bin. */
export function binsOf(one: GuardCase): { readonly before: readonly Bin[]; readonly after: readonly Bin[] } {
  const random = createRandom(one.seed)
  const phase = random() * 2 * Math.PI
  const draw = bins(one, { random, phase })
  const before = Array.from({ length: BASELINE_BINS }, (_, index) => draw(index, one.ratio))
  const after = Array.from({ length: one.bakeMinutes * 2 }, (_, index) =>
    draw(BASELINE_BINS + index, one.ratio * one.times),
  )
  return { before, after }
}

/** How a canary and the rest of its service share traffic, and what troubles them. */
export interface Division {
  /** Of the requests that the canary gets, in (0, 1). */
  readonly share: number
  /** Whether what makes errors uneven hits both at once; else each has bursts of its own. */
  readonly isShared: boolean
}

/** What is counted of a canary and of all others beside it, bin by bin. */
export function binsBeside(one: GuardCase, { share, isShared }: Division) {
  const random = createRandom(one.seed)
  const phase = random() * 2 * Math.PI
  const [next, own] = [unevennessOf(one.traffic, random), unevennessOf(one.traffic, random)]
  const both = Array.from({ length: one.bakeMinutes * 2 }, (_, index) => {
    const around = next()
    const times = isShared ? around : own()
    const rate = one.rate * dayAt(one.traffic, phase, index)
    const others = drawBin({ rate: rate * (1 - share), ratio: one.ratio, times: around }, random)
    return { others, canary: drawBin({ rate: rate * share, ratio: one.ratio * one.times, times }, random) }
  })
  return { before: both.map(({ others }) => others), after: both.map(({ canary }) => canary) }
}

interface Chance {
  readonly random: () => number
  /** Where in the day it begins. */
  readonly phase: number
}

function bins({ traffic, rate }: GuardCase, { random, phase }: Chance): (index: number, ratio: number) => Bin {
  const next = unevennessOf(traffic, random)
  return (index, ratio) => drawBin({ rate: rate * dayAt(traffic, phase, index), ratio, times: next() }, random)
}

interface Drawn {
  readonly rate: number
  readonly ratio: number
  readonly times: Times
}

/** By what requests and failures are multiplied. */
type Times = readonly [requests: number, failures: number]

function drawBin({ rate, ratio, times: [requests, failures] }: Drawn, random: () => number): Bin {
  const events = poisson(rate * BIN_SECONDS * requests, random)
  return { events, errors: Math.min(events, poisson(events * ratio * failures, random)) }
}

function dayAt(traffic: Traffic, phase: number, index: number): number {
  return traffic === 'calm' ? 1 : 1 + 0.5 * Math.sin(phase + (2 * Math.PI * index * BIN_SECONDS) / 86_400)
}

/** That of one bin after another. */
function unevennessOf(traffic: Traffic, random: () => number): () => Times {
  let drift = DRIFT * normal(random)
  return () => {
    drift = MEMORY * drift + DRIFT * Math.sqrt(1 - MEMORY ** 2) * normal(random)
    return unevenness(traffic, { random, drift })
  }
}

/** By what requests and failures of a bin are multiplied. */
function unevenness(
  traffic: Traffic,
  { random, drift }: { readonly random: () => number; readonly drift: number },
): Times {
  if (traffic === 'calm') return [1, 1]
  if (traffic === 'uneven with a trend') return [gamma(UNEVEN, random), gamma(UNEVEN, random)]
  if (traffic === 'very noisy') return [gamma(UNEVEN, random), gamma(NOISY, random)]
  return [gamma(UNEVEN, random), Math.exp(drift - DRIFT ** 2 / 2)]
}
