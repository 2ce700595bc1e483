import type { IncidentNews } from './incident-news.js'
import { clip, nameOf, sentenceOf } from './incident-words.js'

const LONGEST_SUMMARY = 1024
const ACTIONS = {
  unacknowledged: 'trigger',
  acknowledged: 'acknowledge',
  updated: null,
  update_due: null,
  recovered: null,
  resolved: 'resolve',
} as const
const SEVERITIES = { page: 'critical', ticket: 'warning' } as const

/**
 * An event for the Events API v2 without its routing key; the incident's id is the `dedup_key`, so that all events about it meet.
 *
 * @returns `null`: PagerDuty has no word for this
 */
export function pagerdutyEvent(news: IncidentNews): string | null {
  const event_action = ACTIONS[news.kind]
  if (event_action === null) return null
  const { incident, links, home } = news
  const base = { event_action, dedup_key: clip(incident.id, 255) }
  if (event_action !== 'trigger') return JSON.stringify(base)
  const client = { client: 'Plimsoll', ...(home === null ? {} : { client_url: home }) }
  return JSON.stringify({
    ...base,
    payload: payloadOf(news),
    links: links.map(({ text, url }) => ({ href: url, text })),
    ...client,
  })
}

function payloadOf(news: IncidentNews) {
  const { incident, organisation } = news
  const { environment, impact } = incident
  return {
    summary: clip(`Incident ${nameOf(news)}: ${incident.title}. ${sentenceOf(news)}`, LONGEST_SUMMARY),
    source: incident.service,
    severity: SEVERITIES[incident.severity],
    timestamp: (incident.detected ?? news.at).toISOString(),
    component: incident.service,
    ...(environment === null ? {} : { group: environment }),
    class: 'incident',
    custom_details: {
      number: incident.number,
      organisation,
      impact: impact.slice(0, 10).map((text) => clip(text, LONGEST_SUMMARY)),
      ...(incident.onset === null ? {} : { began: incident.onset.toISOString() }),
    },
  }
}
