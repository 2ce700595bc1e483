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
    case 'recovered':
      return `The service is good again${after(incident.onset, incident.recovered)}.`
    case 'resolved':
      return incident.resolvedBy === null
        ? 'This incident was resolved by itself: the service has stayed good.'
        : `${incident.resolvedBy} has resolved this incident.`
  }
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
export function badFor({ incident: { onset, recovered } }: IncidentNews): string | null {
  if (onset === null || recovered === null || recovered < onset) return null
  return formatSpan(Math.round((recovered.getTime() - onset.getTime()) / 1000))
}

/** The instants that are known, in their order. */
export function timesOf({ incident }: IncidentNews): readonly { readonly label: string; readonly at: Date }[] {
  const { onset, detected, acknowledged, recovered, resolved } = incident
  return [
    { label: 'Began', at: onset },
    { label: 'Detected', at: detected },
    { label: 'Acknowledged', at: acknowledged },
    { label: 'Recovered', at: recovered },
    { label: 'Resolved', at: resolved },
  ].filter((one): one is { label: string; at: Date } => one.at !== null)
}

/** What to do with it, or where it comes from. */
export function footnoteOf(news: IncidentNews): string {
  const { organisation, escalation, incident, kind } = news
  const step =
    escalation === null ? '' : `, step ${escalation.step} of ${escalation.steps} of the policy ${escalation.policy}`
  const how = kind === 'unacknowledged' ? ` Acknowledge with: plimsoll incident ack ${incident.number}` : ''
  return `Plimsoll, ${organisation}${step}.${how}`
}

/** The text in one line of at most `most` characters; what is cut ends with …. */
export function clip(text: string, most: number): string {
  const line = text.replace(/\s+/g, ' ').trim()
  if (line.length <= most) return line
  // Half of a pair of surrogates is no character.
  return `${line.slice(0, most - 1).replace(/[\ud800-\udbff]$/, '')}…`
}
