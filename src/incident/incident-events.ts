import * as z from 'zod'
import type { Actor, EventOf } from '../event/domain-event.js'
import { INCIDENT_STAGES, type IncidentChange } from './incident.js'

/** What every event of an incident says about it, as it was at that instant. */
const facts = z.object({
  /** Number people call it by. */
  number: z.int(),
  title: z.string(),
  service: z.string(),
  environment: z.string().nullable(),
  severity: z.string(),
})

/** Who did it: a person or a receiver; `null`: Plimsoll by itself. */
const author = z.string().nullable()

/** How far people have come; `null`: the update does not say. */
const stage = z.enum(INCIDENT_STAGES).nullable().default(null)

/** Another severity than before. */
const severity = { author: author.default(null), from: z.string(), note: z.string().nullable().default(null) }

const instant = z.iso.datetime()

/** A milestone that a person has changed: what stood there (`null`: nothing), and what stands there now. */
const edit = {
  author: z.string(),
  milestone: z.string(),
  was: z.object({ at: instant, source: z.string() }).nullable(),
  at: instant,
  note: z.string().nullable(),
}

/** What incidents tell of. */
export const incidentEvents = {
  incident_opened: { subject: 'incident', data: facts.extend({ author: author.default(null) }) },
  incident_reopened: { subject: 'incident', data: facts },
  incident_severity_raised: { subject: 'incident', data: facts.extend(severity) },
  incident_severity_lowered: { subject: 'incident', data: facts.extend(severity) },
  incident_acknowledged: { subject: 'incident', data: facts.extend({ author }) },
  incident_recovered: { subject: 'incident', data: facts },
  incident_resolved: { subject: 'incident', data: facts.extend({ author }) },
  incident_updated: { subject: 'incident', data: facts.extend({ author, text: z.string(), stage }) },
  incident_role_assigned: {
    subject: 'incident',
    data: facts.extend({
      author: z.string(),
      role: z.string(),
      person: z.string().nullable(),
      was: z.string().nullable(),
    }),
  },
  incident_milestone_edited: { subject: 'incident', data: facts.extend(edit) },
  incident_classified: {
    subject: 'incident',
    data: facts.extend({ author: z.string(), failureClass: z.string().nullable(), was: z.string().nullable() }),
  },
  incident_merged: {
    subject: 'incident',
    data: facts.extend({ author: z.string(), into: z.int(), note: z.string().nullable() }),
  },
  incident_unmerged: {
    subject: 'incident',
    data: facts.extend({ author: z.string(), from: z.int(), note: z.string().nullable() }),
  },
} as const

export type IncidentEvent = EventOf<typeof incidentEvents>

/** A change as it is told to the rest of the house. */
export function toIncidentEvent(
  change: IncidentChange,
  { at, actor }: { readonly at: Date; readonly actor: Actor },
): IncidentEvent {
  const { id, number, title, service, environment, severity } = change.incident
  const data = { number, title, service, environment, severity }
  const common = { subject: { kind: 'incident', id }, at, actor } as const
  if (isOfSeverity(change)) {
    const { kind, author, from, note } = change
    return { ...common, kind, data: { ...data, author, from, note } }
  }
  switch (change.kind) {
    case 'incident_opened':
    case 'incident_acknowledged':
    case 'incident_resolved':
      return { ...common, kind: change.kind, data: { ...data, author: change.author } }
    case 'incident_updated':
      return {
        ...common,
        kind: change.kind,
        data: { ...data, author: change.author, text: change.text, stage: change.stage },
      }
    case 'incident_reopened':
    case 'incident_recovered':
      return { ...common, kind: change.kind, data }
    default:
      return { ...common, ...ofPeople(change, data) }
  }
}

type ChangeOfSeverity = Extract<
  IncidentChange,
  { readonly kind: 'incident_severity_raised' | 'incident_severity_lowered' }
>

function isOfSeverity(change: IncidentChange): change is ChangeOfSeverity {
  return change.kind === 'incident_severity_raised' || change.kind === 'incident_severity_lowered'
}

type ChangeOfPeople = Extract<
  IncidentChange,
  {
    readonly kind:
      | 'incident_role_assigned'
      | 'incident_milestone_edited'
      | 'incident_classified'
      | 'incident_merged'
      | 'incident_unmerged'
  }
>

type Facts = z.output<typeof facts>

/** What people do that says more than who did it. */
function ofPeople(change: ChangeOfPeople, data: Facts) {
  switch (change.kind) {
    case 'incident_role_assigned': {
      const { kind, author, role, person, from: was } = change
      return { kind, data: { ...data, author, role, person, was } }
    }
    case 'incident_milestone_edited': {
      const { kind, author, milestone, from, to, note } = change
      const was = from === null ? null : { at: from.at.toISOString(), source: from.source }
      return { kind, data: { ...data, author, milestone, was, at: to.toISOString(), note } }
    }
    case 'incident_classified': {
      const { kind, author, failureClass, from: was } = change
      return { kind, data: { ...data, author, failureClass, was } }
    }
    case 'incident_merged': {
      const { kind, author, into, note } = change
      return { kind, data: { ...data, author, into, note } }
    }
    case 'incident_unmerged': {
      const { kind, author, from, note } = change
      return { kind, data: { ...data, author, from, note } }
    }
  }
}
