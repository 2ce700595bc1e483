import type { PeriodRule } from '../../../calendar/period.js'
import {
  INTERVAL_SECONDS,
  type Combine,
  type CreditTerms,
  type ExclusionTerms,
  type Hours,
  type Measure,
  type SupportTerms,
  type Terms,
} from '../../terms.js'
import type { WrittenContract } from './contract-schema.js'

/** The terms of a written contract. */
export function readTerms(written: WrittenContract, period: PeriodRule, members: readonly string[]): Terms {
  const { objective, claim, chronic, round } = written
  const hours = (one: WrittenContract['service_hours']): Hours | null =>
    one === undefined ? null : { ...one, timezone: one.timezone ?? period.timezone }
  return {
    objective,
    period,
    serviceHours: hours(written.service_hours),
    measure: readMeasure(written.measure),
    combine: readCombine(written.combine, members),
    exclusions: readExclusions(written.exclusions),
    excludedTime: written.excluded_time,
    round: round ?? null,
    credits: written.credits === undefined ? null : readCredits(written.credits),
    claim: claim?.within ?? null,
    chronic: chronic ?? null,
    businessCalendar: written.business_calendar ?? null,
    support: readSupport(hours(written.support_hours)),
  }
}

function readMeasure(written: WrittenContract['measure']): Measure {
  const { method, interval, rto, rpo } = written
  return {
    method,
    intervalSeconds: INTERVAL_SECONDS[interval],
    badWhen: readBadWhen(written.bad_when),
    minConsecutive: written.min_consecutive,
    noTraffic: written.no_traffic,
    noData: written.no_data,
    weights: written.weights ?? null,
    recovery: method === 'recovery' ? { rtoSeconds: rto ?? null, rpoSeconds: rpo ?? null } : null,
  }
}

function readBadWhen(written: WrittenContract['measure']['bad_when']): Measure['badWhen'] {
  if (written === undefined) return null
  const { error_ratio_above: above, error_ratio_at_least: atLeast, min_events: minEvents } = written
  return above === undefined
    ? { bound: 'at_least', errorRatio: atLeast ?? 1, minEvents }
    : { bound: 'above', errorRatio: above, minEvents }
}

function readCombine(written: WrittenContract['combine'], members: readonly string[]): Combine | null {
  if (written === undefined) return null
  const { how, weights } = written
  const isWeighted = how === 'weighted' && weights !== undefined
  return { how, weights: isWeighted ? members.map((name) => weights[name] ?? 0) : null }
}

function readExclusions(written: WrittenContract['exclusions']): readonly ExclusionTerms[] {
  return Object.entries(written).map(([kind, { min_notice: minNotice, cap }]) => ({
    kind: kind as ExclusionTerms['kind'],
    minNotice: minNotice ?? null,
    cap: cap === undefined ? null : { durationSeconds: cap.duration, per: cap.per },
  }))
}

function readCredits(written: NonNullable<WrittenContract['credits']>): CreditTerms {
  const { fee, tiers, proportional, step, cap, minimum } = written
  return {
    fee: fee ?? null,
    feePer: written.fee_per,
    tiers: tiers.map(({ below, at_or_below: atOrBelow, credit }) =>
      below === undefined
        ? { bound: 'at_or_below', ratio: atOrBelow ?? 1, credit }
        : { bound: 'below', ratio: below, credit },
    ),
    proportional: proportional ?? null,
    step: step ?? null,
    cap,
    capYear: written.cap_year?.percent ?? null,
    minimum: minimum ?? null,
  }
}

function readSupport(hours: Hours | null): SupportTerms | null {
  return hours === null ? null : { hours, targets: [] }
}
