import { nameOf, type EventData } from './pagerduty-payload.js'

const LONGEST_WORDS = 2000

/** What happened in PagerDuty, as a note of ours says it: without the person, who stands beside it. */
export function wordsOf(type: string, data: EventData): string {
  return wordsOfEvent(type, data).trim().slice(0, LONGEST_WORDS)
}

function wordsOfEvent(type: string, data: EventData): string {
  if (data.kind === 'incident') return wordsOfIncident(type, data.incident)
  if (data.kind === 'detail') return wordsOfDetail(type, data.detail)
  return bareWords(type)
}

type Of<Kind extends EventData['kind']> = Extract<EventData, { readonly kind: Kind }>

/** What is said of an incident where its kind of event says more than its name. */
const OF_INCIDENTS: Readonly<Record<string, (type: string, incident: Of<'incident'>['incident']) => string>> = {
  'incident.reassigned': toAssignees,
  'incident.delegated': toAssignees,
  'incident.escalated': toAssignees,
  'incident.priority_updated': (_, { priority }) =>
    `priority in PagerDuty: ${priority == null ? 'none' : nameOf(priority)}`,
  'incident.unacknowledged': () => 'nobody has it in hand any more in PagerDuty',
}

function toAssignees(type: string, { assignees }: Of<'incident'>['incident']): string {
  const names = (assignees ?? []).map(nameOf).join(', ')
  return `${bareWords(type)}${names === '' ? '' : ` to ${names}`}`
}

function wordsOfIncident(type: string, incident: Of<'incident'>['incident']): string {
  return OF_INCIDENTS[type]?.(type, incident) ?? bareWords(type)
}

type Detail = Of<'detail'>['detail']

/** The same of what is about an incident. */
const OF_DETAILS: Readonly<Record<string, (detail: Detail) => string | null | undefined>> = {
  'incident.annotated': ({ content }) => content,
  'incident.status_update_published': ({ message }) => message,
  'incident.responder.added': (detail) => `asked for help in PagerDuty${withText(askedOf(detail))}`,
  'incident.responder.replied': (detail) =>
    `${askedOf(detail) ?? 'a responder'} answered in PagerDuty${withText(detail.state)}`,
}

function wordsOfDetail(type: string, detail: Detail): string {
  return OF_DETAILS[type]?.(detail) ?? bareWords(type)
}

function askedOf({ user, escalation_policy: policy }: Detail): string | null {
  const asked = user ?? policy ?? null
  return asked === null ? null : nameOf(asked)
}

function withText(text: string | null | undefined): string {
  return text == null ? '' : `: ${text}`
}

/** `incident.reopened` as `reopened in PagerDuty`. */
function bareWords(type: string): string {
  return `${type.replace(/^incident\./, '').replace(/[._]/g, ' ')} in PagerDuty`
}
