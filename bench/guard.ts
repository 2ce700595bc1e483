import { judgeDeployment, type GuardResult } from '../src/deployment/guard/judge-deployment.js'
import { binsBeside, binsOf, TRAFFICS, type Division, type GuardCase, type Traffic } from './guard-model.js'
import type { BenchOptions, Findings, Line } from './line.js'

/** Deployments that are drawn per mix of traffic, errors and bake time, good ones and as many bad ones. */
const EACH = 60
const RATES = [1, 5, 10, 50, 100, 500]
const RATIOS = [0.001, 0.01]
const BAKES = [5, 15, 30]
/** Bad deployments fail so many times as often. */
const BAD = 3
const MOST_ACCUSED = 2
const MOST_MISSED = 5
const MOST_SECONDS = 180
/** Where errors come in bursts of their own, being sure takes longer. */
const isEven = (traffic: Traffic) => traffic === 'calm' || traffic === 'uneven with a trend'

/** How often the guard of deployments is wrong, over traffic of a model. */
export function guard({ count = EACH, firstSeed = 1 }: BenchOptions): Promise<Findings> {
  const lines = TRAFFICS.flatMap((traffic, index) => {
    const seeds = { first: firstSeed + index * 1_000_000, count }
    const mostSeconds = isEven(traffic) ? MOST_SECONDS : null
    const [good, bad] = [judged(traffic, 1, seeds), judged(traffic, BAD, seeds)]
    return linesOf(traffic, { good, bad, mostAccused: MOST_ACCUSED, mostSeconds })
  })
  const canaries = TRAFFICS.flatMap((traffic, index) => {
    const seeds = { first: firstSeed + (index + TRAFFICS.length) * 1_000_000, count }
    return [true, false].flatMap((isShared) => canaryLines(traffic, { share: CANARY_SHARE, isShared }, seeds))
  })
  return Promise.resolve({ lines: [...lines, ...canaries], comparedWith: comparedWith(count) })
}

interface Judged extends GuardResult {
  readonly of: GuardCase
}

interface Seeds {
  readonly first: number
  readonly count: number
}

/** Of requests. */
const CANARY_SHARE = 0.1

/** Of a canary beside the rest of its service. */
function canaryLines(traffic: Traffic, division: Division, seeds: Seeds): readonly Line[] {
  const [good, bad] = [1, BAD].map((times) => judged(traffic, times, seeds, division))
  const cause = division.isShared ? 'shared causes' : 'own bursts'
  const isHeld = division.isShared || isEven(traffic)
  return linesOf(`canary, ${traffic}, ${cause}`, {
    ...{ good: good ?? [], bad: bad ?? [], mostAccused: isHeld ? MOST_ACCUSED : null, mostSeconds: null },
  })
}

// oxlint-disable-next-line max-params -- what is drawn, and how
function judged(
  traffic: Traffic,
  times: number,
  { first, count }: Seeds,
  division: Division | null = null,
): readonly Judged[] {
  const mixes = RATES.flatMap((rate) =>
    RATIOS.flatMap((ratio) => BAKES.map((bakeMinutes) => ({ traffic, rate, ratio, bakeMinutes, times }))),
  )
  return mixes.flatMap((mix, place) =>
    Array.from({ length: count }, (_, index) => {
      const of = { ...mix, seed: first + (place * count + index) * 2 + (times === 1 ? 0 : 1) }
      const { before, after } = division === null ? binsOf(of) : binsBeside(of, division)
      return { ...judgeDeployment({ before, after, looks: after.length, isBeside: division !== null }), of }
    }),
  )
}

interface Both {
  readonly good: readonly Judged[]
  readonly bad: readonly Judged[]
  /** Bars; `null`: told only. */
  readonly mostAccused: number | null
  readonly mostSeconds: number | null
}

function linesOf(name: string, { good, bad, mostAccused, mostSeconds }: Both): readonly Line[] {
  const of = (all: readonly Judged[], verdict: string) => all.filter((one) => one.verdict === verdict)
  const told = [...of(bad, 'degraded'), ...of(bad, 'healthy')]
  const quick = of(bad, 'degraded').filter((one) => one.of.rate === 50)
  const lines = [
    shareLine('good ones that are accused', { some: of(good, 'degraded'), all: good, bar: mostAccused }),
    shareLine('bad ones called healthy, of those with enough traffic', {
      some: of(bad, 'healthy'),
      all: told,
      bar: MOST_MISSED,
    }),
    shareLine('bad ones of which nothing is said', { some: of(bad, 'inconclusive'), all: bad, bar: null }),
    shareLine('good ones of which nothing is said', { some: of(good, 'inconclusive'), all: good, bar: null }),
    {
      what: `median time to find a bad one at 50 requests/s (${quick.length})`,
      value: median(quick.map(({ afterSeconds }) => afterSeconds)),
      bar: mostSeconds,
      unit: 's',
    },
  ]
  return lines.map((line) => ({ ...line, what: `${name}: ${line.what}` }))
}

interface Share {
  readonly some: readonly unknown[]
  readonly all: readonly unknown[]
  readonly bar: number | null
}

function shareLine(what: string, { some, all, bar }: Share): Line {
  const [low, high] = wilson(some.length, all.length).map((share) => (share * 100).toFixed(1))
  return {
    what: `${what} (${some.length} of ${all.length}, 95 %: ${low} to ${high} %)`,
    value: (some.length / all.length) * 100,
    bar,
    unit: '%',
  }
}

/** Interval of Wilson for a share, 95 %. */
function wilson(some: number, all: number): readonly [low: number, high: number] {
  const z = 1.96
  const share = some / all
  const middle = share + z ** 2 / (2 * all)
  const half = z * Math.sqrt((share * (1 - share)) / all + z ** 2 / (4 * all ** 2))
  return [(middle - half) / (1 + z ** 2 / all), (middle + half) / (1 + z ** 2 / all)]
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Infinity
}

function comparedWith(count: number): string {
  return (
    `${RATES.length * RATIOS.length * BAKES.length * count} good and as many bad deployments (three times as many errors) per kind of traffic: ${RATES.join(', ')} requests/s, ${RATIOS.map((one) => one * 100).join(' and ')} % errors before,\n` +
    `bake times of ${BAKES.join(', ')} min, looked at every 30 s; baseline 120 min. Uneven: requests and error ratio of each 30 s vary by 35 % beside chance, over a day\n` +
    'that swings by half. Very noisy: the error ratio of each 30 s by 80 %. Drifting: it wanders by 30 % and forgets in 10 min.\n' +
    'Canary: a tenth of the requests beside all others over the same time; what makes errors uneven hits both at once, or each by itself.'
  )
}
