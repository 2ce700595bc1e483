import { findChange } from './change-point.js'
import { insideOf, samplesBetween } from './edge.js'
import type { Milestone } from '../incident.js'
import { isBad, isSuspect, NOTHING, pooled } from './judge-evidence.js'
import { shareOf, type JudgeSettings, type ServiceSample } from './service-sample.js'
import { followTrouble, newestSuspect, type Trouble } from './trouble.js'

export interface RecoverySettings extends JudgeSettings {
  /** The search begins with the newest bad sample up to here: the beginning of the last alert. */
  readonly after: Date
  /** When the last alert that opened the incident ended; `null`: one fires. */
  readonly alertsEndedAt: Date | null
}

/** `unknown`: no sample was ever bad, so the indicator cannot tell a recovery. */
export type Recovery =
  | { readonly kind: 'recovered'; readonly milestone: Milestone }
  | { readonly kind: 'bad' }
  | { readonly kind: 'unknown' }

/** So long without an alert and without a sign of trouble, a service that has too few events to tell is taken for good: the longest window of a page. */
const PATIENCE_SECONDS = 21_600
/** Where the trouble would have had so many events and there was none, the traffic has ended. */
const MISSED_EVENTS = 10

/**
 * When a service turned good: the change between the last errors and a time that is clearly better and lasts the stability window.
 * Samples that are missing extend nothing, so that a Prometheus which vanished is no recovery.
 *
 * @param samples by time, from before the onset to now
 */
export function findRecovery(samples: readonly ServiceSample[], settings: RecoverySettings): Recovery {
  const before = newestSuspect(samples, settings.after, settings)
  const start = before === -1 ? samples.findIndex((one) => isSuspect(one, settings.objective)) : before
  if (start === -1) return { kind: 'unknown' }
  const earlier = followTrouble(samples, { from: start, start, direction: -1 }, settings)
  const trouble = followTrouble(samples, { from: earlier.edge, start, direction: 1 }, settings)
  if (!trouble.isOver && !hasFadedAway(trouble, samples[earlier.edge], { samples, settings })) return { kind: 'bad' }
  return { kind: 'recovered', milestone: milestoneAt(trouble, { samples, settings, first: earlier.edge }) }
}

/** Whether the service was clearly bad again after `since`: two bad samples beyond those whose window reaches back before it, and two errors. */
export function isBadAgain(samples: readonly ServiceSample[], since: Date, settings: JudgeSettings): boolean {
  const clean = since.getTime() + 2 * (settings.windowSeconds + settings.lagSeconds) * 1000
  const bad = samples.filter(({ at }) => at.getTime() > clean).filter((sample) => isBad(sample, settings.objective))
  const all = bad.map((sample) => shareOf(sample, settings)).reduce(pooled, NOTHING)
  return bad.length >= 2 && all.errors >= 2
}

interface Around {
  readonly samples: readonly ServiceSample[]
  readonly settings: RecoverySettings
}

/** Whether the alerts have ended, and either the traffic too, or nothing was seen for so long that waiting tells no more. */
function hasFadedAway(trouble: Trouble, first: ServiceSample | undefined, { samples, settings }: Around): boolean {
  const { alertsEndedAt, stabilityWindowSeconds } = settings
  const [edge, newest] = [samples[trouble.edge], samples.at(-1)]
  if (alertsEndedAt === null || first === undefined || edge === undefined || newest === undefined) return false
  if (trouble.beyondSeconds <= stabilityWindowSeconds) return false
  const seconds = (edge.at.getTime() - first.at.getTime()) / 1000 + settings.stepSeconds
  const expected = (trouble.evidence.events / seconds) * trouble.beyondSeconds
  if (trouble.beyond.events === 0 && expected >= MISSED_EVENTS) return true
  const quietSince = Math.max(alertsEndedAt.getTime(), edge.at.getTime())
  return newest.at.getTime() - quietSince >= PATIENCE_SECONDS * 1000
}

function milestoneAt(trouble: Trouble, { samples, settings, first }: Around & { readonly first: number }): Milestone {
  const inside = insideOf(samples, { edge: trouble.edge, inwards: -1, limit: first }, settings)
  const around = samplesBetween(samples, inside, trouble.reach)
  const change = findChange(around, { kind: 'recovery', good: trouble.beyond }, settings)
  const at = change?.at ?? settings.after
  const isKnown = change !== null && trouble.beyond.events > 0
  return { at, source: 'sli', uncertaintySeconds: isKnown ? change.uncertaintySeconds : null, author: null, note: null }
}
