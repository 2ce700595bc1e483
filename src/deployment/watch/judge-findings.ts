import type { SloFinding } from '../deployment.js'
import { LOOK_SECONDS, total } from '../guard/bin.js'
import { judgeDeployment, type GuardVerdict } from '../guard/judge-deployment.js'
import type { CountedBins } from './bins-of-minutes.js'

/** What was counted of one objective around a deployment. */
export interface CountedSlo {
  readonly slo: string
  readonly before: CountedBins
  readonly after: CountedBins
  /** Looks of the whole bake time. */
  readonly looks: number
}

/** What the guard says of an objective so far. */
export function findingOf({ slo, before, after, looks }: CountedSlo): SloFinding {
  const { verdict, ...figures } = judgeDeployment({ before: before.bins, after: after.bins, looks })
  const judged = after.bins.slice(0, figures.afterSeconds / LOOK_SECONDS)
  return {
    ...{ slo, verdict, ...figures },
    before: total(before.bins),
    after: total(judged),
    unknownMinutes: after.unknownMinutes,
  }
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
