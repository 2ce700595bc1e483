import type { Agreement, Credits, MaintenanceExclusion, Money } from '../sla/agreement.js'
import { groupKeyOf } from '../slo/group-key.js'
import type { SlaConfig } from '../sla/sla-schema.js'
import type { ServiceContext } from './service-context.js'

/** Turns a checked agreement into the domain's terms: ratios for percentages, minor units for money. */
export function resolveAgreement({ root, file, environment, source }: ServiceContext, sla: SlaConfig): Agreement {
  return {
    service: file.service,
    name: sla.name,
    environment,
    customer: sla.customer ?? null,
    description: sla.description ?? null,
    objective: sla.objective,
    key: {
      prometheus: source.name,
      environment: environment ?? '',
      service: file.service,
      slo: sla.slo,
      group: groupKeyOf(sla.group),
    },
    slo: sla.slo,
    period: { unit: 'month', timezone: sla.period.timezone ?? root.timezone },
    noData: sla.measure.no_data,
    exclusions: { scheduledMaintenance: resolveMaintenance(sla.exclusions.scheduled_maintenance) },
    credits: sla.credits === undefined ? null : resolveCredits(sla.credits),
    claimWithinSeconds: sla.claim?.within ?? null,
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

function parseMoney(text: string): Money {
  const [amount = '', currency = ''] = text.split(' ')
  const [whole = '', cents = ''] = amount.split('.')
  return { minor: BigInt(whole + cents.padEnd(2, '0')), currency }
}

function ratio(percent: number): number {
  return Number((percent / 100).toPrecision(12))
}
