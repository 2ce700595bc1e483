import * as z from 'zod'
import { wordsOf } from './event-words.js'
import { dataOf, nameOf, payload, type EventData } from './pagerduty-payload.js'

/** An incident of PagerDuty as an event tells of it; what the event does not say is `null`. */
export interface PagerdutyIncident {
  readonly id: string
  /** What its alerts were sent with as `dedup_key`. */
  readonly key: string | null
  readonly number: number | null
  readonly title: string
  readonly url: string | null
  readonly status: 'triggered' | 'acknowledged' | 'resolved' | null
  readonly createdAt: Date | null
}

/** Something that happened in PagerDuty. */
export interface PagerdutyEvent {
  /** Unique for ever: whatever comes again under it is the same. */
  readonly id: string
  /** Such as `incident.acknowledged`. */
  readonly type: string
  readonly occurredAt: Date
  /** `null`: it is about no incident. */
  readonly incident: PagerdutyIncident | null
  /** Who did it; `null`: a machine, such as the integration of Alertmanager. */
  readonly person: string | null
  /** Who has its incident then; `null`: it does not say. */
  readonly assignees: string | null
  /** What happened. */
  readonly words: string
  /** Its incident was resolved because it is part of another one now. */
  readonly isMerge: boolean
}

/** Reads a delivery of a webhook (v3); text: why it cannot be read. */
export function readPagerdutyEvent(body: unknown): PagerdutyEvent | string {
  const read = payload.safeParse(body)
  if (!read.success) return `expected an event of a webhook of PagerDuty, version 3: ${z.prettifyError(read.error)}`
  const { id, event_type: type, occurred_at, agent, data: given } = read.data.event
  const data = dataOf(given)
  // Of an incident that cannot be read nothing is made, rather than half of it.
  if (data.kind === 'other' && type.startsWith('incident.')) return `expected the incident that ${type} is about`
  const isMerge = isPartNow(data)
  return {
    ...{ id, type, occurredAt: new Date(occurred_at), incident: incidentOf(data), person: personOf(agent), isMerge },
    assignees: assigneesOf(data),
    words: isMerge ? 'became part of another incident in PagerDuty' : wordsOf(type, data),
  }
}

function isPartNow(data: EventData): boolean {
  return data.kind === 'incident' && data.incident.resolve_reason?.type === 'merge_resolve_reason'
}

function assigneesOf(data: EventData): string | null {
  if (data.kind !== 'incident') return null
  const names = (data.incident.assignees ?? []).map(nameOf).join(', ')
  return names === '' ? null : names.slice(0, LONGEST_NAMES)
}

/** As a role may have. */
const LONGEST_NAMES = 200

const PEOPLE: readonly unknown[] = ['user_reference', 'user']

function personOf(agent: z.output<typeof payload>['event']['agent']): string | null {
  return agent != null && PEOPLE.includes(agent.type) ? nameOf(agent) : null
}

const STATUSES = ['triggered', 'acknowledged', 'resolved'] as const

function incidentOf(data: EventData): PagerdutyIncident | null {
  if (data.kind === 'other') return null
  return data.kind === 'detail' ? mentioned(data.detail.incident) : told(data.incident)
}

type DataOf<Kind extends EventData['kind']> = Extract<EventData, { readonly kind: Kind }>

function mentioned({ id, summary, html_url: url = null }: DataOf<'detail'>['detail']['incident']): PagerdutyIncident {
  return { id, key: null, number: null, title: summary ?? id, url, status: null, createdAt: null }
}

function told(incident: DataOf<'incident'>['incident']): PagerdutyIncident {
  const { id, incident_key: key = null, number = null, title, html_url: url = null, created_at: createdAt } = incident
  const status = STATUSES.find((one) => one === incident.status) ?? null
  return { id, key, number, title: title ?? id, url, status, createdAt: createdAt == null ? null : new Date(createdAt) }
}
