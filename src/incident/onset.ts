import { findChange, type ChangePoint } from './change-point.js'
import type { AlertEpisode, Milestone } from './incident.js'
import { judgeEvidence, NOTHING, pooled, type Evidence } from './judge-evidence.js'
import { edgeEvidence, samplesBetween } from './edge.js'
import { shareOf, type JudgeSettings, type ServiceSample } from './service-sample.js'
import { followTrouble, newestSuspect } from './trouble.js'

/** An onset that is less certain than this gives no time to detect. */
const MOST_UNCERTAIN_SECONDS = 300
const END_OF_TIME = new Date(8.64e15)

/**
 * When a service turned bad, seen from an alert (rung 2 of the ladder): back from the newest bad sample over all that is not clearly
 * better for the stability window, then the change between the good time and the first errors.
 *
 * @param samples by time, the oldest at the limit of the look-back; those after the alert tell how bad the trouble is
 * @param until the sample by which the alert fired; `null`: the newest
 * @returns `null`: all of them together show no trouble that chance does not explain
 */
export function findOnset(
  samples: readonly ServiceSample[],
  settings: JudgeSettings,
  until: Date | null = null,
): Milestone | null {
  const start = newestSuspect(samples, until ?? END_OF_TIME, settings)
  if (start === -1) return null
  const later = followTrouble(samples, { start, direction: 1 }, settings)
  // The sample that both ways begin with is counted once.
  const known = samples
    .slice(start + 1, later.edge + 1)
    .map((sample) => shareOf(sample, settings))
    .reduce(pooled, NOTHING)
  const { edge, evidence, reach, beyond } = followTrouble(samples, { start, direction: -1, known }, settings)
  if (judgeEvidence(evidence, settings.objective) !== 'bad') return null
  const trouble = edgeEvidence(samples, { edge, inwards: 1, limit: later.edge }, settings)
  const around = samplesBetween(samples, reach, trouble.to)
  const change = findChange(around, { before: beyond, after: trouble.evidence }, settings)
  return change === null ? null : milestoneOf(change, beyond)
}

/** Without an event before it, nobody knows how much earlier it was; lost among few events, nobody should count from it. */
function milestoneOf({ at, uncertaintySeconds: within }: ChangePoint, beyond: Evidence): Milestone {
  const isKnown = beyond.events > 0 && within <= MOST_UNCERTAIN_SECONDS
  return { at, source: 'sli', uncertaintySeconds: isKnown ? within : null, author: null, note: null }
}

/** Rungs 3 and 4 of the ladder: when the alert's expression became true, else when it began to fire. How much earlier it was, nobody knows. */
export function onsetOfAlert({ activeAt, startsAt }: AlertEpisode): Milestone {
  const common = { uncertaintySeconds: null, author: null, note: null }
  if (activeAt === null || activeAt > startsAt) return { ...common, at: startsAt, source: 'starts_at' }
  return { ...common, at: activeAt, source: 'alerts_for_state' }
}
