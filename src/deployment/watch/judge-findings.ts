import type { SloFinding } from '../deployment.js'
import { LOOK_SECONDS, total, type Bin } from '../guard/bin.js'
import { followDeployment, type GuardLook, type GuardVerdict } from '../guard/judge-deployment.js'
import type { CountedBins } from './bins-of-minutes.js'

/** What was counted of one objective around a deployment. */
export interface CountedSlo {
  readonly slo: string
  readonly before: CountedBins
  readonly after: CountedBins
  /** Looks of the whole bake time. */
  readonly looks: number
  /** Whether `before` is of the same time as `after`, as of a canary. */
  readonly isBeside: boolean
  /** Seconds from the beginning of `after` to the first page on its budget; `null`: there was none. */
  readonly pagedAfterSeconds: number | null
}

/** What the guard says of an objective so far, and at each look. */
export function followSlo({ slo, before, after, looks, isBeside, ...counted }: CountedSlo): Followed {
  const { result, course } = followDeployment({ before: before.bins, after: after.bins, looks, isBeside, ...counted })
  const { verdict, ...figures } = result
  const seen = (bins: readonly Bin[]) => total(bins.slice(0, figures.afterSeconds / LOOK_SECONDS))
  const finding = {
    ...{ slo, verdict, ...figures },
    before: isBeside ? seen(before.bins) : total(before.bins),
    after: seen(after.bins),
    pagedAfterSeconds: upTo(counted.pagedAfterSeconds, figures.afterSeconds),
    unknownMinutes: after.unknownMinutes,
  }
  return { finding, course }
}

function upTo(seconds: number | null, end: number): number | null {
  return seconds === null || seconds > end ? null : seconds
}

export interface Followed {
  readonly finding: SloFinding
  readonly course: readonly GuardLook[]
}

/**
 * What all objectives come to: one that got worse decides at once; healthy is what at least one of them proves while none speaks against it.
 *
 * @param isOver whether nothing more will be known
 * @returns `null`: the watch goes on
 */
export function verdictOf(findings: readonly SloFinding[], isOver: boolean): GuardVerdict | null {
  if (findings.some(({ verdict }) => verdict === 'degraded')) return 'degraded'
  if (!isOver && (findings.length === 0 || findings.some(({ verdict }) => verdict === null))) return null
  return findings.some(({ verdict }) => verdict === 'healthy') ? 'healthy' : 'inconclusive'
}
