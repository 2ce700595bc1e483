import type { IncidentSettings } from './incident-settings.js'
import { said, type Word } from './incident-actions.js'
import { IncidentRefusedError } from './incident-refused.js'
import { withAlerts } from './begin-incident.js'
import { reopened } from './intake/place-alert.js'
import {
  withMilestone,
  withoutMilestones,
  type Incident,
  type IncidentChange,
  type Milestone,
  type MilestoneKind,
} from './incident.js'

/** Two incidents that are one. */
export interface MergedIncidents {
  /** Tells of both from now on. */
  readonly whole: Incident
  /** Closed, without alerts, and in no statistics. */
  readonly part: Incident
  readonly changes: readonly IncidentChange[]
}

export interface MergeMeans {
  readonly settings: IncidentSettings
  readonly word: Word
  readonly now: Date
}

/**
 * Makes `part` a part of `whole`: its alerts go there, it begins with the first of both and is over with the last. Once it is a part of that,
 * doing it again changes nothing (`null`).
 *
 * @throws IncidentRefusedError where they are not of one service, or one of them is not a real incident of its own
 */
export function mergeIncidents(whole: Incident, part: Incident, means: MergeMeans): MergedIncidents | null {
  if (part.mergedInto === whole.id) return null
  refuseOthers(whole, part)
  const { word, now } = means
  const joined = joinedOf(whole, part, means)
  const closed = withMilestone(part, 'resolved', part.milestones.resolved ?? said({ ...word, note: null }, now))
  const rest: Incident = { ...closed, state: 'resolved', kind: 'merged', mergedInto: whole.id, alerts: [] }
  const isReopened = whole.state !== 'open' && joined.state === 'open'
  const text = `#${part.number} is part of this incident now${word.note === null ? '' : `: ${word.note}`}`
  return {
    whole: joined,
    part: rest,
    changes: [
      { kind: 'incident_merged', incident: rest, author: word.by, into: whole.number, note: word.note },
      ...(part.state === 'resolved' ? [] : [{ kind: 'incident_resolved', incident: rest, author: word.by } as const]),
      { kind: 'incident_updated', incident: joined, author: word.by, text, stage: null },
      ...(isReopened ? [{ kind: 'incident_reopened', incident: joined } as const] : []),
    ],
  }
}

function refuseOthers(whole: Incident, part: Incident): void {
  if (whole.id === part.id) throw new IncidentRefusedError(`#${part.number} cannot be a part of itself`)
  if (whole.service !== part.service || whole.environment !== part.environment)
    throw new IncidentRefusedError(
      `#${part.number} is of ${placeOf(part)}, #${whole.number} of ${placeOf(whole)}: each service is measured by itself; say in an update of both that they belong together`,
    )
  for (const { number, kind } of [whole, part])
    if (kind !== 'real') throw new IncidentRefusedError(`#${number} is no incident of its own: it is ${KINDS[kind]}`)
}

const KINDS = { drill: 'a drill', false_alarm: 'a false alarm', merged: 'a part of another one' } as const

function placeOf({ service, environment }: Incident): string {
  return environment === null ? service : `${service} (${environment})`
}

function joinedOf(whole: Incident, part: Incident, { settings }: MergeMeans): Incident {
  const withBegin = earlier(earlier(whole, part, 'onset'), part, 'acknowledged')
  const all = withAlerts(withBegin, [...whole.alerts, ...part.alerts], settings)
  const severity = whole.severity === 'page' || part.severity === 'page' ? 'page' : 'ticket'
  const failureClass = whole.failureClass ?? part.failureClass
  return ended({ ...all, severity, failureClass, reopenCount: whole.reopenCount + part.reopenCount }, whole, part)
}

/** The one that came first stands, unless a person has stated that of the whole. */
function earlier(whole: Incident, part: Incident, kind: MilestoneKind): Incident {
  const [own, other] = [whole.milestones[kind], part.milestones[kind]]
  if (other === undefined || (kind === 'onset' && own?.source === 'person')) return whole
  return own === undefined || other.at < own.at ? withMilestone(whole, kind, other) : whole
}

/** Over when both are. */
function ended(all: Incident, whole: Incident, part: Incident): Incident {
  if (whole.state === 'open') return all
  if (part.state === 'open') return reopened(all)
  const recovered = latest(whole, part, 'recovered')
  const good = recovered === null ? all : withMilestone(all, 'recovered', recovered)
  const resolved = latest(whole, part, 'resolved')
  if (whole.state !== 'resolved' || part.state !== 'resolved' || resolved === null)
    return { ...withoutMilestones(good, ['resolved']), state: 'recovered' }
  return withMilestone(good, 'resolved', resolved)
}

function latest(one: Incident, other: Incident, kind: MilestoneKind): Milestone | null {
  const known = [one.milestones[kind], other.milestones[kind]].filter((milestone) => milestone !== undefined)
  return known.toSorted((a, b) => a.at.getTime() - b.at.getTime()).at(-1) ?? null
}
