import { findChange, type ChangePoint } from './change-point.js'
import type { AlertEpisode, Milestone } from '../incident.js'
import { isBad, type Evidence } from './judge-evidence.js'
import { insideOf, samplesBetween } from './edge.js'
import type { JudgeSettings, ServiceSample } from './service-sample.js'
import { followTrouble, newestSuspect } from './trouble.js'

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
  const later = followTrouble(samples, { from: start, start, direction: 1 }, settings)
  const { edge, evidence, reach, beyond } = followTrouble(samples, { from: later.edge, start, direction: -1 }, settings)
  if (!isBad(evidence, settings.objective)) return null
  const inside = insideOf(samples, { edge, inwards: 1, limit: later.edge }, settings)
  const change = findChange(samplesBetween(samples, reach, inside), { kind: 'onset', good: beyond }, settings)
  return change === null ? null : milestoneOf(change, beyond)
}

/** Without an event before it, nobody knows how much earlier it was. */
function milestoneOf({ at, uncertaintySeconds: within }: ChangePoint, beyond: Evidence): Milestone {
  const uncertaintySeconds = beyond.events > 0 ? within : null
  return { at, source: 'sli', uncertaintySeconds, author: null, note: null }
}

/** Rungs 3 and 4 of the ladder: when the alert's expression became true, else when it began to fire. How much earlier it was, nobody knows. */
export function onsetOfAlert({ activeAt, startsAt }: AlertEpisode): Milestone {
  const isKnown = activeAt !== null && activeAt <= startsAt
  const [at, source] = isKnown ? ([activeAt, 'alerts_for_state'] as const) : ([startsAt, 'starts_at'] as const)
  return { at, source, uncertaintySeconds: null, author: null, note: null }
}
