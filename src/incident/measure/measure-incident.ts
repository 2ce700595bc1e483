import type { IncidentSettings } from '../incident-settings.js'
import {
  severityOf,
  withMilestone,
  type AlertEpisode,
  type Incident,
  type IncidentChange,
  type Milestone,
} from '../incident.js'
import { findOnset, onsetOfAlert } from './onset.js'
import { reopened } from '../intake/place-alert.js'
import { findRecovery, isBadAgain, type Recovery } from './recovery.js'
import type { JudgeSettings, ServiceSample } from './service-sample.js'

/** What the indicator said about the alerts of one objective. */
export interface ObjectiveEvidence {
  readonly judge: JudgeSettings
  /** Those of the incident's opening alerts that watch this objective, by `startsAt`; at least one. */
  readonly alerts: readonly AlertEpisode[]
  /** From the limit of the look-back to the first alert. */
  readonly before: readonly ServiceSample[]
  /** From the limit of the look-back to now, or the newest two days of that. */
  readonly since: readonly ServiceSample[]
}

export interface IncidentEvidence {
  readonly objectives: readonly ObjectiveEvidence[]
  /** Opening alerts that no objective tells of, such as those of backups. */
  readonly others: readonly AlertEpisode[]
}

export interface MeasuredIncident {
  readonly incident: Incident
  readonly changes: readonly IncidentChange[]
}

/** The alerts that make an incident: those whose severity opens one. */
export function openingAlerts({ alerts }: Incident, { openOn }: IncidentSettings): readonly AlertEpisode[] {
  return alerts.filter((alert) => openOn.some((severity) => severity === severityOf(alert)))
}

/** Finds onset and recovery of an incident, closes it when it was good for long enough, and reopens it when it is bad again. */
export function measureIncident(
  incident: Incident,
  evidence: IncidentEvidence,
  { settings, now }: { readonly settings: IncidentSettings; readonly now: Date },
): MeasuredIncident {
  if (incident.state === 'open') {
    const timed = withOnset(incident, evidence)
    // What a person opened is more than its alerts tell, and ends when a person says so.
    if (incident.openedBy !== null) return { incident: timed, changes: [] }
    const recovery = recoveryOf(evidence, settings, now)
    return recovery === null ? { incident: timed, changes: [] } : recover(timed, recovery, { settings, now })
  }
  return incident.state === 'recovered' ? watch(incident, evidence, { settings, now }) : { incident, changes: [] }
}

function withOnset(incident: Incident, { objectives, others }: IncidentEvidence): Incident {
  if (incident.milestones.onset?.source === 'person') return incident
  const seen = objectives.flatMap(
    ({ before, since, judge }) => findOnset(joined(before, since), judge, before.at(-1)?.at) ?? [],
  )
  const told = () => [...objectives.flatMap(({ alerts }) => alerts), ...others]
  const first = seen.length > 0 ? earliest(seen, (one) => one) : earliest(told(), onsetOfAlert)
  const detected = incident.milestones.detected?.at
  if (first === undefined) return incident
  return withMilestone(incident, 'onset', detected === undefined ? first : notAfter(first, detected))
}

/** One after the other and not sorted: a storm has tens of thousands of alerts. */
function earliest<T>(things: readonly T[], milestoneOf: (thing: T) => Milestone): Milestone | undefined {
  let first: Milestone | undefined
  for (const thing of things) {
    const milestone = milestoneOf(thing)
    if (first === undefined || milestone.at < first.at) first = milestone
  }
  return first
}

function joined(before: readonly ServiceSample[], since: readonly ServiceSample[]): readonly ServiceSample[] {
  const newest = before.at(-1)
  return newest === undefined ? since : [...before, ...since.filter(({ at }) => at > newest.at)]
}

/** What is known to be no later than `limit`. */
function notAfter(milestone: Milestone, limit: Date): Milestone {
  return milestone.at <= limit ? milestone : movedTo(milestone, limit)
}

/** What is known to be no earlier than `limit`: nothing is over before it began, and none over before it was noticed. */
function notBefore(milestone: Milestone, limits: readonly (Date | undefined)[]): Milestone {
  const limit = new Date(Math.max(milestone.at.getTime(), ...limits.map((at) => at?.getTime() ?? -Infinity)))
  return limit.getTime() === milestone.at.getTime() ? milestone : movedTo(milestone, limit)
}

function movedTo(milestone: Milestone, at: Date): Milestone {
  const seconds = Math.ceil(Math.abs(at.getTime() - milestone.at.getTime()) / 1000)
  const known = milestone.uncertaintySeconds
  return { ...milestone, at, uncertaintySeconds: known === null ? null : Math.max(known, seconds) }
}

interface Means {
  readonly settings: IncidentSettings
  readonly now: Date
}

function recover(incident: Incident, milestone: Milestone, means: Means): MeasuredIncident {
  const { onset, detected } = incident.milestones
  const end = notBefore(milestone, [onset?.at, detected?.at])
  const recovered: Incident = { ...withMilestone(incident, 'recovered', end), state: 'recovered' }
  const later = closeInTime(recovered, means)
  return { ...later, changes: [{ kind: 'incident_recovered', incident: recovered }, ...later.changes] }
}

function watch(incident: Incident, evidence: IncidentEvidence, means: Means): MeasuredIncident {
  const since = incident.milestones.recovered?.at
  const isBad = evidence.objectives.some(
    ({ alerts, judge, since: samples }) =>
      since !== undefined && alerts.some(({ endsAt }) => endsAt === null) && isBadAgain(samples, since, judge),
  )
  if (!isBad) return closeInTime(incident, means)
  const next = reopened(incident)
  return { incident: next, changes: [{ kind: 'incident_reopened', incident: next }] }
}

function closeInTime(incident: Incident, { settings, now }: Means): MeasuredIncident {
  const recovered = incident.milestones.recovered?.at ?? now
  const due = new Date(recovered.getTime() + settings.autoResolveSeconds * 1000)
  if (due > now) return { incident, changes: [] }
  const milestone: Milestone = { at: due, source: 'automatic', uncertaintySeconds: 0, author: null, note: null }
  const resolved: Incident = { ...withMilestone(incident, 'resolved', milestone), state: 'resolved' }
  return { incident: resolved, changes: [{ kind: 'incident_resolved', incident: resolved, author: null }] }
}

/** The last of the recoveries of all that was bad; `null`: not everything is good yet. */
function recoveryOf({ objectives, others }: IncidentEvidence, settings: IncidentSettings, now: Date): Milestone | null {
  const found = objectives.map((objective) => ({ objective, recovery: recoveryOfObjective(objective) }))
  if (found.some(({ recovery }) => recovery.kind === 'bad')) return null
  const untold = found
    .filter(({ recovery }) => recovery.kind === 'unknown')
    .flatMap(({ objective }) => objective.alerts)
  const ended = endOfAlerts([...untold, ...others], settings, now)
  if (ended === 'firing') return null
  const seen = found.flatMap(({ recovery }) => (recovery.kind === 'recovered' ? [recovery.milestone] : []))
  const all = ended === null ? seen : [...seen, ended]
  return all.toSorted((a, b) => a.at.getTime() - b.at.getTime()).at(-1) ?? null
}

function recoveryOfObjective({ alerts, judge, since }: ObjectiveEvidence): Recovery {
  const after = alerts.at(-1)?.startsAt ?? new Date(0)
  return findRecovery(since, { ...judge, after, alertsEndedAt: lastEnd(alerts) })
}

/** `null`: one of them fires. */
function lastEnd(alerts: readonly AlertEpisode[]): Date | null {
  // Not by spreading them: a call takes no more than some hundred thousand values.
  const last = alerts.reduce((latest, { endsAt }) => Math.max(latest, endsAt?.getTime() ?? Infinity), -Infinity)
  return Number.isFinite(last) ? new Date(last) : null
}

/** Where no indicator tells: the end of the last alert, once it has been silent for the stability window. */
function endOfAlerts(
  alerts: readonly AlertEpisode[],
  { stabilityWindowSeconds }: IncidentSettings,
  now: Date,
): Milestone | 'firing' | null {
  if (alerts.length === 0) return null
  const last = lastEnd(alerts)
  if (last === null || now.getTime() - last.getTime() < stabilityWindowSeconds * 1000) return 'firing'
  return { at: last, source: 'ends_at', uncertaintySeconds: null, author: null, note: null }
}
