import { dayIn } from '../calendar/calendar-days.js'
import type { ServiceContext } from '../feature/service-key.js'
import type { ObjectiveKey } from '../slo/counts.js'
import { groupKeyOf } from '../slo/group-key.js'
import type { Agreement } from './agreement.js'
import { resolveTerms } from './resolve-terms.js'
import type { SlaConfig } from './sla-schema.js'

/** Turns a checked agreement into the domain's terms: ratios for percentages, minor units for money. */
export function resolveAgreement(sla: SlaConfig, context: ServiceContext): Agreement {
  const { service, environment } = context
  const terms = resolveTerms(sla, context.timezone)
  const members = resolveMembers(sla, context)
  const slo = members[0]?.slo ?? ''
  return {
    service,
    name: sla.name,
    environment,
    customer: sla.customer ?? null,
    description: sla.description ?? null,
    terms,
    members,
    onBreach: {
      escalationPolicy: sla.escalation_policy ?? null,
      acknowledgeWithinSeconds: sla.acknowledge_within ?? null,
    },
    key: members[0] ?? NO_KEY,
    slo,
    ...resolveDays(sla, terms.period.timezone),
    serviceLabels: context.serviceLabels,
    links: context.links(slo),
  }
}

/** Of what counts no events. */
const NO_KEY: ObjectiveKey = { prometheus: '', environment: '', service: '', slo: '', group: '' }

function resolveMembers(sla: SlaConfig, { service, environment, source }: ServiceContext): ObjectiveKey[] {
  const single = sla.slo === undefined ? [] : [{ slo: sla.slo, group: sla.group }]
  return (sla.combine?.of ?? single).map(({ slo, group }) => ({
    prometheus: source.name,
    environment: environment ?? '',
    service,
    slo,
    group: groupKeyOf(group),
  }))
}

function resolveDays({ from, until }: SlaConfig, timezone: string): Pick<Agreement, 'from' | 'until'> {
  return {
    from: from === undefined ? null : dayIn(from, timezone).interval.from,
    until: until === undefined ? null : dayIn(until, timezone).interval.to,
  }
}
