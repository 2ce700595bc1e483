import type { EscalationPolicy } from '../../escalation/escalation-policy.js'
import type { EscalationPolicyInput } from '../../escalation/escalation-schema.js'
import type { IncidentsInput } from '../../incident/incident-schema.js'
import type { IncidentSettings } from '../../incident/incident-settings.js'
import type { Receiver } from '../../notify/receiver.js'
import type { Team } from '../../service/service.js'
import type { TeamInput } from '../schema/people-schema.js'
import type { Places } from './places.js'
import type { ReceiverInput } from '../schema/receiver-schema.js'

/** Turns a checked receiver into the domain's terms. */
export function resolveReceiver({ name, pagerduty, slack, email, webhook }: ReceiverInput, places: Places): Receiver {
  if (pagerduty !== undefined) {
    return { kind: 'pagerduty', name, routingKeyFile: places.secret(pagerduty.routing_key_file), url: pagerduty.url }
  }
  if (slack !== undefined) return { kind: 'slack', name, webhookUrlFile: places.secret(slack.webhook_url_file) }
  if (email !== undefined) return { kind: 'email', name, to: email.to }
  if (webhook !== undefined) {
    const { url, secret_file: secret } = webhook
    return { kind: 'webhook', name, url, secretFile: secret === undefined ? null : places.secret(secret) }
  }
  throw new Error('a receiver has no kind, which the schema should have refused')
}

/** Turns a checked team into the domain's terms. */
export function resolveTeam({ name, receivers, escalation_policy: policy, contacts }: TeamInput): Team {
  return {
    name,
    receivers: { page: receivers.page ?? null, ticket: receivers.ticket ?? null },
    escalationPolicy: policy ?? null,
    contacts: contacts.map(({ phone = null, email = null, verified = null, ...contact }) => ({
      ...contact,
      phone,
      email,
      verified,
    })),
  }
}

/** Turns a checked escalation policy into the domain's terms. */
export function resolveEscalationPolicy({ name, steps, repeat }: EscalationPolicyInput): EscalationPolicy {
  return {
    name,
    steps: steps.map(({ after, notify }) => ({ afterSeconds: after, notify: [...new Set(notify)] })),
    repeat,
  }
}

/** Turns what is said about incidents into the domain's terms. */
export function resolveIncidents(incidents: IncidentsInput): IncidentSettings {
  return {
    openOn: incidents.open_on,
    reopenWindowSeconds: incidents.reopen_window,
    stabilityWindowSeconds: incidents.stability_window,
    autoResolveSeconds: incidents.auto_resolve,
    updateEverySeconds: incidents.update_every,
  }
}
