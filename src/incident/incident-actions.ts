import type { Initiator } from '../audit/initiator.js'
import type { FailureClass } from '../drill/drill.js'
import type { Severity } from './incident-settings.js'
import {
  withMilestone,
  type Incident,
  type IncidentChange,
  type IncidentRole,
  type IncidentStage,
  type Milestone,
  type MilestoneBefore,
  type MilestoneKind,
} from './incident.js'

/** What a person says about an incident. */
export interface Word {
  readonly by: string
  /** `null`: nothing more to say. */
  readonly note: string | null
}

/** What is said, and how. */
export type Spoken<Said = object> = Said & { readonly by: string; readonly initiator: Initiator }

/** An incident after something was done about it; the same object where nothing had to be. */
export interface Outcome {
  readonly incident: Incident
  readonly changes: readonly IncidentChange[]
}

export type Action = (incident: Incident, now: Date) => Outcome

/** A milestone that a person states. */
export function said({ by, note }: Word, at: Date): Milestone {
  return { at, source: 'person', uncertaintySeconds: 0, author: by, note }
}

/** The first acknowledgement counts, also where it is heard of after a later one. */
export function acknowledged(incident: Incident, word: Word, at: Date): Outcome {
  const known = incident.milestones.acknowledged
  if (known === undefined) {
    const next = withMilestone(incident, 'acknowledged', said(word, at))
    return { incident: next, changes: [{ kind: 'incident_acknowledged', incident: next, author: word.by }] }
  }
  return known.source !== 'person' || known.at <= at
    ? unchanged(incident)
    : restated(incident, 'acknowledged', { word, at })
}

/** Closed by a person: the service is good, they say, so it recovered now where nothing was measured. */
export function resolved(incident: Incident, word: Word, now: Date): Outcome {
  const milestone = said(word, now)
  if (incident.state === 'resolved') return unchanged(incident)
  const recovered = incident.milestones.recovered ?? { ...milestone, note: null }
  const closed = withMilestone(withMilestone(incident, 'recovered', recovered), 'resolved', milestone)
  const next: Incident = { ...closed, state: 'resolved' }
  return { incident: next, changes: [{ kind: 'incident_resolved', incident: next, author: milestone.author }] }
}

/** Nothing was wrong: closed, and out of the statistics. */
export function falsePositive(incident: Incident, word: Word, now: Date): Outcome {
  if (incident.kind === 'false_alarm') return unchanged(incident)
  const closed = resolved(incident, word, now)
  const next: Incident = { ...closed.incident, kind: 'false_alarm' }
  const text = `marked as a false positive${word.note === null ? '' : `: ${word.note}`}`
  const changes = closed.changes.map((change) => ({ ...change, incident: next }))
  return {
    incident: next,
    changes: [...changes, { kind: 'incident_updated', incident: next, author: word.by, text, stage: null }],
  }
}

/** What somebody tells the others. */
export interface Update {
  /** `null`: Plimsoll. */
  readonly by: string | null
  readonly text: string
  /** How far people have come; `null`: it does not say. */
  readonly stage: IncidentStage | null
}

/** Something for the others to know. Saying it again says it twice. */
export function updated(incident: Incident, { by, text, stage }: Update): Outcome {
  const next = stage === null ? incident : { ...incident, stage }
  return { incident: next, changes: [{ kind: 'incident_updated', incident: next, author: by, text, stage }] }
}

/** Who has a role from now on; `person` `null`: nobody. */
export function assigned(
  incident: Incident,
  { role, person }: { readonly role: IncidentRole; readonly person: string | null },
  by: string,
): Outcome {
  const from = incident.roles[role] ?? null
  if (from === person) return unchanged(incident)
  const others = Object.fromEntries(Object.entries(incident.roles).filter(([one]) => one !== role))
  const next: Incident = { ...incident, roles: person === null ? others : { ...others, [role]: person } }
  return {
    incident: next,
    changes: [{ kind: 'incident_role_assigned', incident: next, author: by, role, person, from }],
  }
}

/** What kind of failure it was; `null`: it is not said any more. */
export function classified(incident: Incident, failureClass: FailureClass | null, by: string): Outcome {
  const from = incident.failureClass
  if (from === failureClass) return unchanged(incident)
  const next: Incident = { ...incident, failureClass }
  return { incident: next, changes: [{ kind: 'incident_classified', incident: next, author: by, failureClass, from }] }
}

/** How urgent it is as a person says, whatever its alerts did. */
export function severityAs(
  incident: Incident,
  { by, note, severity }: Word & { readonly severity: Severity },
): Outcome {
  const from = incident.severity
  if (from === severity) return unchanged(incident)
  const next: Incident = { ...incident, severity }
  const kind = severity === 'page' ? 'incident_severity_raised' : 'incident_severity_lowered'
  return { incident: next, changes: [{ kind, incident: next, author: by, from, note }] }
}

/** A milestone as a person states it. What stood there first is kept with it, what stood there last with the change. */
export function restated(
  incident: Incident,
  milestone: MilestoneKind,
  { word, at }: { readonly word: Word; readonly at: Date },
): Outcome {
  const known = incident.milestones[milestone] ?? null
  if (known?.at.getTime() === at.getTime()) return unchanged(incident)
  const before = beforeOf(known)
  const next = withMilestone(incident, milestone, { ...said(word, at), before })
  const change = { author: word.by, milestone, from: known, to: at, note: word.note }
  return { incident: next, changes: [{ kind: 'incident_milestone_edited', incident: next, ...change }] }
}

function beforeOf(known: Milestone | null): MilestoneBefore {
  if (known === null) return { at: null, source: null }
  return known.before ?? { at: known.at, source: known.source }
}

function unchanged(incident: Incident): Outcome {
  return { incident, changes: [] }
}
