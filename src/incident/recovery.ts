import type { Milestone } from './incident.js'
import { judgeSample, type JudgeSettings, type Judgement, type ServiceSample } from './service-sample.js'

export interface RecoverySettings extends JudgeSettings {
  /** The search begins with the newest bad sample up to here: the beginning of the last alert. */
  readonly after: Date
  /** Whether no traffic counts as good: only when the alert itself is known to have ended. */
  readonly isQuietGood: boolean
}

/** `unknown`: no sample was ever bad, so the indicator cannot tell a recovery. */
export type Recovery =
  | { readonly kind: 'recovered'; readonly milestone: Milestone }
  | { readonly kind: 'bad' }
  | { readonly kind: 'unknown' }

/**
 * When a service turned good: the start of the first good stretch that lasts the stability window. Samples that are missing extend nothing,
 * so that a Prometheus which vanished is no recovery.
 *
 * A sample looks back over its window, so the last bad event lies before the window of the first good sample: the recovery is half a
 * step before that window begins.
 *
 * @param samples by time, from before `after` to now
 */
export function findRecovery(samples: readonly ServiceSample[], settings: RecoverySettings): Recovery {
  const judged = samples.map((sample) => ({ sample, judgement: judgementOf(sample, settings) }))
  const last = judged.findLastIndex(({ sample, judgement }) => judgement === 'bad' && sample.at <= settings.after)
  const start = last === -1 ? judged.findIndex(({ judgement }) => judgement === 'bad') : last
  if (start === -1) return { kind: 'unknown' }
  const needed = settings.stabilityWindowSeconds
  let since: Date | null = null
  let goodSeconds = 0
  for (const { sample, judgement } of judged.slice(start)) {
    if (judgement === 'bad') [since, goodSeconds] = [null, 0]
    if (judgement !== 'good') continue
    since ??= sample.at
    goodSeconds += settings.stepSeconds
    if (goodSeconds > needed) return { kind: 'recovered', milestone: milestoneAt(since, settings) }
  }
  return { kind: 'bad' }
}

/** Whether the service was clearly bad again: two bad samples after `since`, beyond those whose window reaches back before it. */
export function isBadAgain(samples: readonly ServiceSample[], since: Date, settings: JudgeSettings): boolean {
  const clean = since.getTime() + 2 * settings.windowSeconds * 1000
  const bad = samples
    .filter(({ at }) => at.getTime() > clean)
    .filter((sample) => judgeSample(sample, settings.objective) === 'bad')
  return bad.length >= 2
}

function judgementOf(sample: ServiceSample, { objective, isQuietGood }: RecoverySettings): Judgement {
  const judgement = judgeSample(sample, objective)
  return judgement === 'quiet' && isQuietGood ? 'good' : judgement
}

function milestoneAt(since: Date, { stepSeconds, windowSeconds }: RecoverySettings): Milestone {
  const at = new Date(since.getTime() - (windowSeconds + stepSeconds / 2) * 1000)
  return { at, source: 'sli', uncertaintySeconds: stepSeconds, author: null, note: null }
}
