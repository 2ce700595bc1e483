import type { Interval } from '../../calendar/interval.js'
import type { IncidentCourse, Milestone, MilestoneKind } from '../incident.js'

/** How fast one incident was noticed, answered and ended, in seconds; `null`: not known, or the milestones contradict each other. */
export interface IncidentTimes {
  /** Onset to detection. */
  readonly detectSeconds: number | null
  /** Detection to the first acknowledgement by a person. */
  readonly acknowledgeSeconds: number | null
  /** Onset to recovery. */
  readonly recoverSeconds: number | null
  /** Milestones that lie before one which must come first. */
  readonly misplaced: readonly MilestoneKind[]
}

/** Mean, median and 90th percentile of `count` durations, in seconds; `null`: there was none. */
export interface DurationStatistics {
  readonly count: number
  readonly mean: number | null
  readonly median: number | null
  readonly p90: number | null
}

/** The incidents whose onset lies in a period. */
export interface IncidentStatistics {
  /** Those behind the statistics: false positives left out, open ones in. */
  readonly incidents: number
  readonly open: number
  readonly falsePositives: number
  /** Of those behind the statistics, the ones of which people have changed a milestone. */
  readonly edited: number
  /** Parts of others, which are counted with those. */
  readonly merged: number
  /** Their onset is not known well enough for a time to detect. */
  readonly onsetUnknown: number
  /** Over, and onset or recovery are not known well enough for a time to recover. */
  readonly recoveryUnknown: number
  /** Over, and nobody acknowledged them. */
  readonly unacknowledged: number
  readonly detect: DurationStatistics
  readonly acknowledge: DurationStatistics
  readonly recover: DurationStatistics
}

/** A duration counts where each of its ends is known to about two windows of a sample, or to a tenth of it. */
const CERTAIN_SECONDS = 120
const CERTAIN_SHARE = 0.1

/** Each milestone and those that cannot come after it. */
const ORDER: readonly (readonly [MilestoneKind, MilestoneKind])[] = [
  ['onset', 'detected'],
  ['detected', 'acknowledged'],
  ['onset', 'recovered'],
  ['recovered', 'resolved'],
]

/** The durations of one incident. Where two measured instants contradict each other within their uncertainty, the duration is 0. */
export function incidentTimes(incident: IncidentCourse): IncidentTimes {
  const misplaced = misplacedIn(incident).map(([, second]) => second)
  const between = (first: MilestoneKind, second: MilestoneKind): number | null => {
    const [from, to] = [incident.milestones[first]?.at, incident.milestones[second]?.at]
    if (from === undefined || to === undefined || misplaced.includes(second)) return null
    return Math.max(0, (to.getTime() - from.getTime()) / 1000)
  }
  const certain = (seconds: number | null, ends: readonly MilestoneKind[]) =>
    seconds !== null && ends.every((kind) => isCertain(incident.milestones[kind], seconds)) ? seconds : null
  return {
    detectSeconds: certain(between('onset', 'detected'), ['onset']),
    acknowledgeSeconds: between('detected', 'acknowledged'),
    recoverSeconds: incident.state === 'open' ? null : certain(between('onset', 'recovered'), ['onset', 'recovered']),
    misplaced,
  }
}

/**
 * Statistics of the incidents that began in `period`: an incident belongs to the month of its onset. Open ones are counted but in no mean
 * of recoveries; false alarms are counted apart, drills nowhere.
 */
export function incidentStatistics(incidents: readonly IncidentCourse[], period: Interval): IncidentStatistics {
  const own = incidents.filter((incident) => isWithin(onsetOf(incident), period))
  const real = own.filter(({ kind }) => kind === 'real')
  const times = real.map(incidentTimes)
  const known = (values: readonly (number | null)[]) => durationStatistics(values.filter((value) => value !== null))
  return {
    incidents: real.length,
    open: real.filter(({ state }) => state === 'open').length,
    falsePositives: own.filter(({ kind }) => kind === 'false_alarm').length,
    edited: real.filter(isEdited).length,
    merged: own.filter(({ kind }) => kind === 'merged').length,
    onsetUnknown: times.filter((one) => one.detectSeconds === null && !one.misplaced.includes('detected')).length,
    recoveryUnknown: real.filter(({ state }, index) => state !== 'open' && lacksRecovery(times[index])).length,
    unacknowledged: real.filter(({ state, milestones }) => state !== 'open' && milestones.acknowledged === undefined)
      .length,
    detect: known(times.map(({ detectSeconds }) => detectSeconds)),
    acknowledge: known(times.map(({ acknowledgeSeconds }) => acknowledgeSeconds)),
    recover: known(times.map(({ recoverSeconds }) => recoverSeconds)),
  }
}

function isEdited({ milestones }: IncidentCourse): boolean {
  return Object.values(milestones).some(({ before }) => before !== undefined)
}

function lacksRecovery(times: IncidentTimes | undefined): boolean {
  return times?.recoverSeconds === null && !times.misplaced.includes('recovered')
}

/** Mean, median and p90 (linear between neighbours) of durations. */
export function durationStatistics(values: readonly number[]): DurationStatistics {
  const sorted = values.toSorted((a, b) => a - b)
  const count = sorted.length
  const mean = count === 0 ? null : sorted.reduce((sum, value) => sum + value, 0) / count
  return { count, mean, median: quantile(sorted, 0.5), p90: quantile(sorted, 0.9) }
}

/**
 * Whether an instant is known well enough for a duration of so many seconds. An alert alone tells only that an onset was no later: counted
 * from there, every outage is noticed at once.
 */
function isCertain(milestone: Milestone | undefined, seconds: number): boolean {
  const within = milestone?.uncertaintySeconds ?? null
  return within !== null && within <= Math.max(CERTAIN_SECONDS, CERTAIN_SHARE * seconds)
}

/** When the incident began; before that is measured, when it was detected. */
export function onsetOf({ milestones }: IncidentCourse): Date | null {
  return milestones.onset?.at ?? milestones.detected?.at ?? null
}

/** Milestones that contradict each other: the second lies before the first. */
export function misplacedIn(incident: IncidentCourse): readonly (readonly [MilestoneKind, MilestoneKind])[] {
  return ORDER.filter(([first, second]) => isMisplaced(incident, first, second))
}

function isMisplaced({ milestones }: IncidentCourse, first: MilestoneKind, second: MilestoneKind): boolean {
  const [from, to] = [milestones[first], milestones[second]]
  if (from === undefined || to === undefined) return false
  const uncertain = (from.uncertaintySeconds ?? 0) + (to.uncertaintySeconds ?? 0)
  return from.at.getTime() - to.at.getTime() > uncertain * 1000
}

/** Whether an instant lies in an interval; nobody knows of `null`. */
export function isWithin(instant: Date | null, { from, to }: Interval): boolean {
  return instant !== null && instant >= from && instant < to
}

function quantile(sorted: readonly number[], share: number): number | null {
  const place = (sorted.length - 1) * share
  const [low, high] = [sorted[Math.floor(place)], sorted[Math.ceil(place)]]
  if (low === undefined || high === undefined) return null
  return low + (high - low) * (place - Math.floor(place))
}
