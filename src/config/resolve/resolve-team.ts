import type { Team } from '../../service/service.js'
import type { TeamInput } from '../schema/people-schema.js'

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
