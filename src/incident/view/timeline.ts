import type { RecordedEvent } from '../../event/domain-event.js'
import type { IncidentEvent } from '../incident-events.js'
import {
  MILESTONES,
  type IncidentCourse,
  type Milestone,
  type MilestoneKind,
  type MilestoneSource,
} from '../incident.js'

/** One line of what happened to an incident. */
export interface TimelineEntry {
  readonly at: Date
  /** `milestone`: what it is measured by; `update`: somebody told the others; `change`: what was done to it. */
  readonly kind: 'milestone' | 'update' | 'change'
  /** `null`: Plimsoll by itself. */
  readonly author: string | null
  readonly text: string
  /** Number of the incident that it was written about: this one, or one that is part of it. */
  readonly incident: number
}

/** What happened to an incident, in the order of time: its milestones, and what people and machines did. */
export function timelineOf(
  incident: IncidentCourse,
  events: readonly RecordedEvent<IncidentEvent>[],
): readonly TimelineEntry[] {
  const milestones = MILESTONES.flatMap((kind) => {
    const milestone = incident.milestones[kind]
    return milestone === undefined ? [] : [milestoneEntry(incident.number, kind, milestone)]
  })
  const told = events.flatMap(({ event }) => eventEntry(event) ?? [])
  return [...milestones, ...told].toSorted((a, b) => a.at.getTime() - b.at.getTime())
}

const NAMES = {
  onset: 'The service became bad',
  detected: 'Detected',
  acknowledged: 'Acknowledged',
  recovered: 'The service was good again',
  resolved: 'Resolved',
} as const satisfies Readonly<Record<MilestoneKind, string>>

/** How an instant is known, in words. */
export const SOURCES = {
  person: 'a person says so',
  sli: 'the indicator shows it',
  alerts_for_state: 'the condition of the alert became true',
  starts_at: 'the alert began to fire',
  ends_at: 'the alert ended',
  automatic: 'good for long enough',
} as const satisfies Readonly<Record<MilestoneSource, string>>

function milestoneEntry(incident: number, kind: MilestoneKind, milestone: Milestone): TimelineEntry {
  const { at, author, note, source, before } = milestone
  const how = source === 'person' ? '' : ` (${SOURCES[source]})`
  const said = note === null ? '' : `: ${note}`
  return { at, kind: 'milestone', author, text: `${NAMES[kind]}${how}${said}${beforeWords(before)}`, incident }
}

/** What a milestone was before people changed it. */
export function beforeWords(before: Milestone['before']): string {
  if (before === undefined) return ''
  if (before.at === null || before.source === null) return '; nothing stood there before'
  return `; before: ${instantWords(before.at)}, ${SOURCES[before.source]}`
}

function eventEntry(event: IncidentEvent): TimelineEntry | null {
  const text = textOf(event)
  if (text === null) return null
  const author = 'author' in event.data ? event.data.author : null
  const kind = event.kind === 'incident_updated' ? 'update' : 'change'
  return { at: event.at, kind, author, text, incident: event.data.number }
}

/** `null`: a milestone says it. */
function textOf(event: IncidentEvent): string | null {
  switch (event.kind) {
    case 'incident_opened':
      return 'Opened'
    case 'incident_reopened':
      return 'Began again'
    case 'incident_severity_raised':
      return `Severity raised from ${event.data.from} to ${event.data.severity}${noteText(event.data.note)}`
    case 'incident_severity_lowered':
      return `Severity lowered from ${event.data.from} to ${event.data.severity}${noteText(event.data.note)}`
    case 'incident_updated':
      return updateText(event.data)
    default:
      return textOfPeople(event)
  }
}

/** What only people do. */
function textOfPeople(event: IncidentEvent): string | null {
  switch (event.kind) {
    case 'incident_role_assigned':
      return roleText(event.data)
    case 'incident_milestone_edited':
      return editText(event.data)
    case 'incident_classified':
      return classText(event.data)
    case 'incident_merged':
      return `Became part of #${event.data.into}${noteText(event.data.note)}`
    case 'incident_unmerged':
      return `No longer part of #${event.data.from}${noteText(event.data.note)}`
    default:
      return null
  }
}

type DataOf<Kind extends IncidentEvent['kind']> = Extract<IncidentEvent, { readonly kind: Kind }>['data']

/** Roles as people call them. */
export const ROLE_NAMES: Readonly<Record<string, string>> = {
  commander: 'Incident commander',
  technical_lead: 'Technical lead',
  communications: 'Communications',
  on_call: 'On call',
}

/** How far people have come, as they read it. */
export const STAGE_NAMES = {
  investigating: 'Investigating',
  identified: 'Identified',
  monitoring: 'Monitoring',
  resolved: 'Resolved',
} as const

function updateText({ text, stage }: DataOf<'incident_updated'>): string {
  return stage === null ? text : `${STAGE_NAMES[stage]}: ${text}`
}

function roleText({ role, person, was }: DataOf<'incident_role_assigned'>): string {
  const before = was === null ? '' : `; before: ${was}`
  return `${ROLE_NAMES[role] ?? role}: ${person ?? 'nobody'}${before}`
}

function classText({ failureClass, was }: DataOf<'incident_classified'>): string {
  return `Class: ${failureClass ?? 'not said any more'}${was === null ? '' : `; before: ${was}`}`
}

function editText({ milestone, was, at, note }: DataOf<'incident_milestone_edited'>): string {
  const before = was === null ? 'nothing' : instantWords(new Date(was.at))
  return `${milestone} set to ${instantWords(new Date(at))}, was ${before}${noteText(note)}`
}

function noteText(note: string | null): string {
  return note === null ? '' : `: ${note}`
}

function instantWords(at: Date): string {
  return `${at.toISOString().slice(0, 19).replace('T', ' ')} UTC`
}
