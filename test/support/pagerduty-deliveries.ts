import { createHmac } from 'node:crypto'
import { postJson } from './deliveries.js'

/** Somebody of PagerDuty. */
export const ada = { id: 'PADA', type: 'user_reference', summary: 'Ada Lovelace' }
export const bob = { id: 'PBOB', type: 'user_reference', summary: 'Bob' }
/** By which Alertmanager and Plimsoll speak there. */
export const integration = { id: 'PINT', type: 'inbound_integration_reference', summary: 'Prometheus' }

export interface EventOrder {
  readonly id: string
  readonly type: string
  readonly at: Date
  readonly agent?: object | null
  readonly data?: object
}

/** An event as PagerDuty's webhooks (v3) write it, with what ours does not read. */
export function pagerdutyEvent({ id, type, at, agent = ada, data = {} }: EventOrder) {
  return {
    event: {
      id,
      event_type: type,
      resource_type: 'incident',
      occurred_at: at.toISOString(),
      agent,
      client: { name: 'PagerDuty' },
      data,
    },
  }
}

/** An incident of PagerDuty. */
export function pagerdutyIncident(changes: object = {}) {
  return {
    id: 'PGR0VU2',
    type: 'incident',
    self: 'https://api.pagerduty.com/incidents/PGR0VU2',
    html_url: 'https://shop.pagerduty.com/incidents/PGR0VU2',
    number: 2,
    status: 'triggered',
    incident_key: null,
    created_at: '2026-11-20T11:32:10Z',
    title: 'checkout fails',
    service: { id: 'PF9KMXH', type: 'service_reference', summary: 'Checkout' },
    assignees: [ada],
    escalation_policy: { id: 'PUS0KTE', type: 'escalation_policy_reference', summary: 'Default' },
    teams: [],
    priority: null,
    urgency: 'high',
    conference_bridge: null,
    resolve_reason: null,
    ...changes,
  }
}

/** A note on it, as `incident.annotated` has it. */
export function pagerdutyNote(content: string, incidentId = 'PGR0VU2') {
  const incident = {
    id: incidentId,
    type: 'incident_reference',
    summary: 'checkout fails',
    html_url: 'https://x.example',
  }
  return { incident, id: 'PWL7QXS', type: 'incident_note', content, trimmed: false }
}

export function signatureOf(text: string, secret: string): string {
  return `v1=${createHmac('sha256', secret).update(text).digest('hex')}`
}

/** Delivers as PagerDuty does. */
export function deliver(url: string, body: object, secret: string): Promise<Response> {
  const text = JSON.stringify(body)
  return postJson(`${url}/webhooks/pagerduty`, text, { 'x-pagerduty-signature': signatureOf(text, secret) })
}
