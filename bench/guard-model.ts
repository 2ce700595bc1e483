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

interface Chance {
  readonly random: () => number
  /** Where in the day it begins. */
  readonly phase: number
}

function bins({ traffic, rate }: GuardCase, { random, phase }: Chance): (index: number, ratio: number) => Bin {
  let drift = DRIFT * normal(random)
  return (index, ratio) => {
    drift = MEMORY * drift + DRIFT * Math.sqrt(1 - MEMORY ** 2) * normal(random)
    const [requests, failures] = unevenness(traffic, { random, drift })
    const day = traffic === 'calm' ? 1 : 1 + 0.5 * Math.sin(phase + (2 * Math.PI * index * BIN_SECONDS) / 86_400)
    const events = poisson(rate * BIN_SECONDS * day * requests, random)
    return { events, errors: Math.min(events, poisson(events * ratio * failures, random)) }
  }
}

/** By what requests and failures of a bin are multiplied. */
function unevenness(traffic: Traffic, { random, drift }: { readonly random: () => number; readonly drift: number }) {
  if (traffic === 'calm') return [1, 1] as const
  if (traffic === 'uneven with a trend') return [gamma(UNEVEN, random), gamma(UNEVEN, random)] as const
  if (traffic === 'very noisy') return [gamma(UNEVEN, random), gamma(NOISY, random)] as const
  return [gamma(UNEVEN, random), Math.exp(drift - DRIFT ** 2 / 2)] as const
}
