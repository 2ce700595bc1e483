import { dayIn } from '../calendar/calendar-days.js'
import type { ServiceContext } from '../feature/service-key.js'
import { groupKeyOf } from '../slo/group-key.js'
import type { Agreement, Credits, MaintenanceExclusion } from './agreement.js'
import { parseMoney } from './money.js'
import { ratio, resolveTerms } from './resolve-terms.js'
import type { SlaConfig } from './sla-schema.js'

/** Turns a checked agreement into the domain's terms: ratios for percentages, minor units for money. */
export function resolveAgreement(sla: SlaConfig, context: ServiceContext): Agreement {
  const { service, environment, source } = context
  const timezone = sla.period.timezone ?? context.timezone
  const key = {
    prometheus: source.name,
    environment: environment ?? '',
    service,
    slo: sla.slo,
    group: groupKeyOf(sla.group),
  }
  return {
    service,
    name: sla.name,
    environment,
    customer: sla.customer ?? null,
    description: sla.description ?? null,
    objective: sla.objective,
    terms: resolveTerms(sla, timezone),
    members: [key],
    onBreach: { escalationPolicy: null, acknowledgeWithinSeconds: null },
    key,
    slo: sla.slo,
    period: { unit: sla.period.calendar, timezone },
    ...resolveDays(sla, timezone),
    method: sla.measure.method,
    noData: sla.measure.no_data,
    exclusions: { scheduledMaintenance: resolveMaintenance(sla.exclusions.scheduled_maintenance) },
    credits: sla.credits === undefined ? null : resolveCredits(sla.credits),
    claimWithinDays: sla.claim === undefined ? null : sla.claim.within / 86_400,
    serviceLabels: context.serviceLabels,
    links: context.links(sla.slo),
  }
}

function resolveDays({ from, until }: SlaConfig, timezone: string): Pick<Agreement, 'from' | 'until'> {
  return {
    from: from === undefined ? null : dayIn(from, timezone).interval.from,
    until: until === undefined ? null : dayIn(until, timezone).interval.to,
  }
}

function resolveMaintenance(
  maintenance: SlaConfig['exclusions']['scheduled_maintenance'],
): MaintenanceExclusion | null {
  if (maintenance === undefined) return null
  const { min_notice: minNoticeSeconds, cap } = maintenance
  return { minNoticeSeconds, cap: cap === undefined ? null : { durationSeconds: cap.duration, per: cap.per } }
}

function resolveCredits(credits: NonNullable<SlaConfig['credits']>): Credits {
  return {
    monthlyFee: credits.monthly_fee === undefined ? null : parseMoney(credits.monthly_fee),
    tiers: credits.tiers.map(({ below, credit }) => ({ below: ratio(below), credit: ratio(credit) })),
    cap: ratio(credits.cap),
  }
}
