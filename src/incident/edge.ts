import { NOTHING, pooled, type Evidence } from './judge-evidence.js'
import { shareOf, type JudgeSettings, type ServiceSample } from './service-sample.js'

/** So many errors tell the ratio near an edge; a trouble that rises or falls has another one further in. */
const ENOUGH_ERRORS = 10

/** The error ratio just inside of the edge of a trouble, and the sample up to which it was counted. */
export interface EdgeEvidence {
  readonly evidence: Evidence
  readonly to: number
}

interface Edge {
  /** Outermost sample of the trouble. */
  readonly edge: number
  /** 1: the trouble goes on later, -1: it lies before. */
  readonly inwards: 1 | -1
  /** Innermost sample that may be used. */
  readonly limit: number
}

/**
 * Counts from the edge inwards until there are enough errors. Windows that may span the edge thin the ratio out, and so does a pause of a
 * flapping trouble: of the counts with enough errors the worst is taken, and that without the spanning windows where it is worse.
 */
export function edgeEvidence(
  samples: readonly ServiceSample[],
  { edge, inwards, limit }: Edge,
  settings: JudgeSettings,
): EdgeEvidence {
  const spanning = Math.ceil(settings.windowSeconds / settings.stepSeconds)
  const path = samplesBetween(samples, edge, limit)
  const shares = (inwards === 1 ? path : path.toReversed()).map((sample) => shareOf(sample, settings))
  const sums = runningSums(shares)
  const enough = sums.findIndex(({ errors }, index) => index > spanning && errors >= ENOUGH_ERRORS)
  const count = enough === -1 ? sums.length : enough + 1
  const all = sums.slice(0, count)
  const inner = runningSums(shares.slice(spanning, count))
  const telling = [...all, ...inner].filter(({ errors }) => errors >= ENOUGH_ERRORS)
  const candidates = telling.length > 0 ? telling : [all, inner].flatMap((some) => some.slice(-1))
  const evidence = candidates.toSorted((a, b) => shareOfErrors(b) - shareOfErrors(a))[0] ?? NOTHING
  return { evidence, to: edge + inwards * Math.max(0, count - 1) }
}

/** Sums of the first 1, 2, … of them. */
function runningSums(shares: readonly Evidence[]): readonly Evidence[] {
  let sum = NOTHING
  return shares.map((own) => (sum = pooled(sum, own)))
}

function shareOfErrors({ events, errors }: Evidence): number {
  return events > 0 ? errors / events : 0
}

/** The samples from one index to another, by time, both included. */
export function samplesBetween(samples: readonly ServiceSample[], a: number, b: number): readonly ServiceSample[] {
  return samples.slice(Math.min(a, b), Math.max(a, b) + 1)
}
