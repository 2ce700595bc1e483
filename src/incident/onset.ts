import type { AlertEpisode, Milestone } from './incident.js'
import { judgeSample, type JudgeSettings, type ServiceSample } from './service-sample.js'

/**
 * When a service turned bad, seen from an alert (rung 2 of the ladder): back from the newest bad sample, over good stretches shorter than
 * the stability window and over quiet ones, to the first bad sample; the onset is half a step before it.
 *
 * @param samples by time, the newest at the alert, the oldest at the limit of the look-back
 * @returns `null`: none of them is bad
 */
export function findOnset(samples: readonly ServiceSample[], settings: JudgeSettings): Milestone | null {
  const { objective, stepSeconds, stabilityWindowSeconds } = settings
  let first: number | null = null
  let goodSeconds = 0
  for (let index = samples.length - 1; index >= 0; index--) {
    const sample = samples[index]
    if (sample === undefined) break
    const judgement = judgeSample(sample, objective)
    if (judgement === 'bad') {
      first = index
      goodSeconds = 0
    } else if (judgement === 'good' && first !== null) {
      goodSeconds += stepSeconds
      if (goodSeconds >= stabilityWindowSeconds) break
    }
  }
  return first === null ? null : milestoneAt(samples, first, settings)
}

function milestoneAt(samples: readonly ServiceSample[], first: number, settings: JudgeSettings): Milestone | null {
  const [before, sample] = [samples[first - 1], samples[first]]
  if (sample === undefined) return null
  const isSeen = before !== undefined && judgeSample(before, settings.objective) === 'good'
  const gapSeconds = isSeen ? (sample.at.getTime() - before.at.getTime()) / 1000 : null
  return {
    at: new Date(sample.at.getTime() - (settings.stepSeconds / 2) * 1000),
    source: 'sli',
    // Without a good sample before it, nobody knows how much earlier it was.
    uncertaintySeconds: gapSeconds === null ? null : Math.max(settings.stepSeconds, gapSeconds),
    author: null,
    note: null,
  }
}

/** Rungs 3 and 4 of the ladder: when the alert's expression became true, else when it began to fire. How much earlier it was, nobody knows. */
export function onsetOfAlert({ activeAt, startsAt }: AlertEpisode): Milestone {
  const common = { uncertaintySeconds: null, author: null, note: null }
  if (activeAt === null || activeAt > startsAt) return { ...common, at: startsAt, source: 'starts_at' }
  return { ...common, at: activeAt, source: 'alerts_for_state' }
}
