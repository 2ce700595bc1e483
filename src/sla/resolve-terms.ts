import { parseMoney } from './money.js'
import type { SlaConfig } from './sla-schema.js'
import type { CreditTerms, ExclusionTerms, Measure, Terms } from './terms.js'

/** What a contract says, out of the words of the configuration. */
export function resolveTerms(sla: SlaConfig, timezone: string): Terms {
  return {
    objective: sla.objective,
    period: { unit: sla.period.calendar, timezone },
    serviceHours: null,
    measure: resolveMeasure(sla.measure),
    combine: null,
    exclusions: resolveExclusions(sla.exclusions),
    excludedTime: 'remove',
    round: null,
    credits: sla.credits === undefined ? null : resolveCredits(sla.credits),
    claim: sla.claim === undefined ? null : { days: sla.claim.within / 86_400 },
    chronic: null,
    businessCalendar: null,
    support: null,
  }
}

/** A ratio out of a percentage, by its shortest text: 99.9 becomes 0.999. */
export function ratio(percent: number): number {
  return Number((percent / 100).toPrecision(12))
}

function resolveMeasure({ method, no_data: noData }: SlaConfig['measure']): Measure {
  return {
    method,
    intervalSeconds: 60,
    badWhen: null,
    minConsecutive: 1,
    noTraffic: 'good',
    noData,
    weights: null,
    recovery: null,
  }
}

function resolveExclusions({ scheduled_maintenance: maintenance }: SlaConfig['exclusions']): ExclusionTerms[] {
  if (maintenance === undefined) return []
  const { min_notice: seconds, cap } = maintenance
  return [
    {
      kind: 'scheduled_maintenance',
      minNotice: seconds === 0 ? null : { seconds },
      cap: cap === undefined ? null : { durationSeconds: cap.duration, per: cap.per },
    },
  ]
}

function resolveCredits({ monthly_fee: fee, tiers, cap }: NonNullable<SlaConfig['credits']>): CreditTerms {
  return {
    fee: fee === undefined ? null : parseMoney(fee),
    feePer: 'month',
    tiers: tiers.map(({ below, credit }) => ({ bound: 'below', ratio: ratio(below), credit: ratio(credit) })),
    proportional: null,
    step: null,
    cap: ratio(cap),
    capYear: null,
    minimum: null,
  }
}
