import { isSuspect, judgeEvidence, NOTHING, pooled, type Evidence } from './judge-evidence.js'
import { shareOf, type JudgeSettings, type ServiceSample } from './service-sample.js'

/** A stretch of bad samples, and what follows it on one side. */
export interface Trouble {
  /** The outermost sample of the trouble. */
  readonly edge: number
  readonly evidence: Evidence
  /** The samples beyond the edge that were looked at: up to this one, itself included. */
  readonly reach: number
  readonly beyond: Evidence
  /** Of the samples beyond the edge. */
  readonly beyondSeconds: number
  /** Whether the time beyond is good, and lasts the stability window. */
  readonly isOver: boolean
}

/**
 * Follows a trouble from a sample within it, to one side, over everything that is not clearly better for the stability window. A bad
 * sample belongs to the trouble; a single error among few events does only as long as the time in between is not clearly better.
 *
 * @param direction 1: later, -1: earlier
 * @param known what else is known of the trouble, the sample itself left out
 */
export function followTrouble(
  samples: readonly ServiceSample[],
  {
    start,
    direction,
    known = NOTHING,
  }: { readonly start: number; readonly direction: 1 | -1; readonly known?: Evidence },
  settings: JudgeSettings,
): Trouble {
  const path = direction === 1 ? samples.slice(start) : samples.slice(0, start + 1).toReversed()
  let evidence = known
  let [edge, beyond, beyondSeconds] = [start, NOTHING, 0]
  const isOver = () =>
    lasts(beyondSeconds, direction, settings) && judgeEvidence(beyond, settings.objective, evidence) === 'good'
  for (const [steps, sample] of path.entries()) {
    const between = beyond
    beyond = pooled(beyond, shareOf(sample, settings))
    beyondSeconds += settings.stepSeconds
    const reach = start + steps * direction
    if (steps === 0 || belongs(sample, { between, beyond, trouble: evidence }, settings)) {
      evidence = pooled(evidence, beyond)
      ;[edge, beyond, beyondSeconds] = [reach, NOTHING, 0]
    } else if (isOver()) return { edge, evidence, reach, beyond, beyondSeconds, isOver: true }
  }
  const reach = start + Math.max(0, path.length - 1) * direction
  return { edge, evidence, reach, beyond, beyondSeconds, isOver: false }
}

/** A recovery is watched for the whole window; an onset is not sought behind one. */
function lasts(seconds: number, direction: 1 | -1, { stabilityWindowSeconds }: JudgeSettings): boolean {
  return direction === 1 ? seconds > stabilityWindowSeconds : seconds >= stabilityWindowSeconds
}

interface Surroundings {
  /** Since the edge, without and with the sample. */
  readonly between: Evidence
  readonly beyond: Evidence
  readonly trouble: Evidence
}

function belongs(
  sample: ServiceSample,
  { between, beyond, trouble }: Surroundings,
  { objective }: JudgeSettings,
): boolean {
  if (!isSuspect(sample, objective)) return judgeEvidence(beyond, objective) === 'bad'
  if (judgeEvidence(sample, objective) === 'bad' && sample.errors >= 2) return true
  return isSuspect(beyond, objective) && judgeEvidence(between, objective, trouble) !== 'good'
}

/** The newest sample up to `until` that is bad, else one that may be; -1: none. */
export function newestSuspect(samples: readonly ServiceSample[], until: Date, { objective }: JudgeSettings): number {
  const bad = samples.findLastIndex((one) => one.at <= until && judgeEvidence(one, objective) === 'bad')
  return bad === -1 ? samples.findLastIndex((one) => one.at <= until && isSuspect(one, objective)) : bad
}
