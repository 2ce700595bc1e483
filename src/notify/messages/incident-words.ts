import { formatSpan } from '../../words/format-span.js'
import type { IncidentNews } from './incident-news.js'

/** `#12 checkout` or `#12 checkout (staging)`. */
export function nameOf({ incident: { number, service, environment } }: IncidentNews): string {
  return `#${number} ${service}${environment === null ? '' : ` (${environment})`}`
}

/** One word for the state. */
export function statusOf({ kind }: IncidentNews): string {
  return {
    unacknowledged: 'Not acknowledged',
    acknowledged: 'Acknowledged',
    updated: 'Update',
    update_due: 'Update is late',
    recovered: 'Recovered',
    resolved: 'Resolved',
  }[kind]
}

/** What happened, as one sentence. */
export function sentenceOf(news: IncidentNews): string {
  const { incident } = news
  switch (news.kind) {
    case 'unacknowledged':
      return unacknowledged(news)
    case 'acknowledged':
      return `${incident.acknowledgedBy ?? 'Somebody'} has acknowledged this incident${after(incident.detected, incident.acknowledged)}.`
    case 'updated':
      return updateWords(incident)
    case 'update_due':
      return updateIsLate(news)
    case 'recovered':
      return `The service is good again${after(incident.onset, incident.recovered)}.`
    case 'resolved':
      return resolvedWords(incident)
  }
}

function resolvedWords({ resolvedBy }: IncidentNews['incident']): string {
  return resolvedBy === null
    ? 'This incident was resolved by itself: the service has stayed good.'
    : `${resolvedBy} has resolved this incident.`
}

function updateWords({ update }: IncidentNews['incident']): string {
  return update === null ? 'Somebody has told the others something.' : `${update.author ?? 'Plimsoll'}: ${update.text}`
}

function updateIsLate({ at, incident: { nextUpdateDue, roles } }: IncidentNews): string {
  const late = nextUpdateDue === null ? 0 : Math.floor((at.getTime() - nextUpdateDue.getTime()) / 60_000)
  const since = late < 1 ? '' : ` ${formatSpan(late * 60)} ago`
  const who = roles.communications ?? roles.commander
  return `An update for people was due${since}${who === null ? '' : `, ${who}`}.`
}

function unacknowledged({ at, escalation, incident }: IncidentNews): string {
  const since = escalation?.since ?? incident.detected
  const minutes = since === null ? 0 : Math.floor((at.getTime() - since.getTime()) / 60_000)
  return minutes < 1
    ? 'Nobody has acknowledged this incident yet.'
    : `Nobody has acknowledged this incident for ${formatSpan(minutes * 60)}.`
}

function after(from: Date | null, to: Date | null): string {
  if (from === null || to === null || to < from) return ''
  return ` after ${formatSpan(Math.round((to.getTime() - from.getTime()) / 1000))}`
}

/** How long the service was bad, in words; `null`: not known, or not over. */
function badFor({ incident: { onset, recovered } }: IncidentNews): string | null {
  if (onset === null || recovered === null || recovered < onset) return null
  return formatSpan(Math.round((recovered.getTime() - onset.getTime()) / 1000))
}

/** The instants that are known, in their order. */
function timesOf(incident: IncidentNews['incident']): readonly IncidentFact[] {
  const { onset, detected, acknowledged, recovered, resolved } = incident
  return [
    { label: 'Began', value: onset },
    { label: 'Detected', value: detected },
    { label: 'Acknowledged', value: acknowledged },
    { label: 'Recovered', value: recovered },
    { label: 'Resolved', value: resolved },
  ].flatMap(({ label, value }) => (value === null ? [] : [{ label, value }]))
}

const STATUSES = {
  investigating: 'Investigating',
  identified: 'Identified',
  monitoring: 'Monitoring',
  resolved: 'Resolved',
} as const

/** A fact about an incident; instants are written as whoever is told reads them. */
export interface IncidentFact {
  readonly label: string
  readonly value: string | Date
}

/** What everybody is told of an incident, in the order in which people ask for it. */
export function factsOf(news: IncidentNews): readonly IncidentFact[] {
  const { service, environment, severity, status, nextUpdateDue } = news.incident
  const bad = badFor(news)
  return [
    { label: 'Service', value: service },
    ...(environment === null ? [] : [{ label: 'Environment', value: environment }]),
    { label: 'Severity', value: severity },
    ...(status === 'resolved' ? [] : [{ label: 'Status', value: STATUSES[status] }]),
    ...rolesOf(news.incident),
    ...(nextUpdateDue === null ? [] : [{ label: 'Next update', value: nextUpdateDue }]),
    ...timesOf(news.incident),
    ...(bad === null ? [] : [{ label: 'Bad for', value: bad }]),
  ]
}

/** Who leads what is not over is told even where it is nobody. */
function rolesOf({ roles, status }: IncidentNews['incident']): readonly IncidentFact[] {
  const nobody = status === 'resolved' ? null : 'nobody yet'
  return [
    { label: 'Incident commander', value: roles.commander ?? nobody },
    { label: 'Technical lead', value: roles.technicalLead ?? nobody },
    { label: 'Communications', value: roles.communications },
    { label: 'On call', value: roles.onCall },
  ].flatMap(({ label, value }) => (value === null ? [] : [{ label, value }]))
}

/** What to do with it, or where it comes from. */
export function footnoteOf(news: IncidentNews): string {
  const { organisation, escalation, incident, kind } = news
  const step =
    escalation === null ? '' : `, step ${escalation.step} of ${escalation.steps} of the policy ${escalation.policy}`
  const how = HOW[kind]?.(incident.number) ?? ''
  return `Plimsoll, ${organisation}${step}.${how}`
}

const HOW: Partial<Readonly<Record<IncidentNews['kind'], (number: number) => string>>> = {
  unacknowledged: (number) => ` Acknowledge with: plimsoll incident ack ${number}`,
  update_due: (number) => ` Tell them with: plimsoll incident update ${number} "…"`,
}

/** The text in one line of at most `most` characters; what is cut ends with …. */
export function clip(text: string, most: number): string {
  const line = text.replace(/\s+/g, ' ').trim()
  if (line.length <= most) return line
  // Half of a pair of surrogates is no character.
  return `${line.slice(0, most - 1).replace(/[\ud800-\udbff]$/, '')}…`
}
