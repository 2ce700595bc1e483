import type { PeriodRule } from '../calendar/period.js'
import { resolveCredits } from './resolve-credits.js'
import { resolveBusinessCalendar, resolveHours, resolveSupport } from './resolve-hours.js'
import { ratio } from './ratio.js'
import type { SlaConfig } from './sla-schema.js'
import {
  EXCLUSION_KINDS,
  INTERVAL_SECONDS,
  type BadWhen,
  type Combine,
  type ExclusionTerms,
  type Measure,
  type RecoveryTargets,
  type Terms,
} from './terms.js'

/**
 * What a contract says, out of the words of the configuration.
 *
 * @param timezone where the agreement names none
 */
export function resolveTerms(sla: SlaConfig, timezone: string): Terms {
  const zone = sla.period.timezone ?? timezone
  return {
    objective: sla.objective,
    period: resolvePeriod(sla.period, zone),
    serviceHours: resolveHours(sla.service_hours, zone),
    measure: resolveMeasure(sla.measure),
    combine: resolveCombine(sla.combine),
    exclusions: resolveExclusions(sla.exclusions),
    excludedTime: sla.excluded_time,
    round: sla.round ?? null,
    credits: sla.credits === undefined ? null : resolveCredits(sla.credits),
    claim: sla.claim?.within ?? null,
    chronic: sla.chronic === undefined ? null : { ...sla.chronic, below: ratio(sla.chronic.below) },
    businessCalendar: resolveBusinessCalendar(sla.business_calendar),
    support: resolveSupport(sla, zone),
  }
}

function resolvePeriod(period: SlaConfig['period'], timezone: string): PeriodRule {
  const { calendar, year_starts: yearStarts = 1, billing_anchor_day: anchor, rolling } = period
  if (rolling !== undefined) return { lastDays: rolling / 86_400, timezone }
  if (anchor !== undefined) {
    // Any month of 31 days will do: the anchor is the same in all.
    return { start: `2000-01-${String(anchor).padStart(2, '0')}`, every: { months: 1 }, timezone }
  }
  const unit = calendar ?? 'month'
  return yearStarts === 1 ? { unit, timezone } : { unit, timezone, yearStarts }
}

function resolveMeasure(measure: SlaConfig['measure']): Measure {
  const { method = 'request_ratio', interval = '1m' } = measure
  return {
    method,
    intervalSeconds: INTERVAL_SECONDS[interval],
    badWhen: resolveBadWhen(measure.bad_when),
    minConsecutive: measure.min_consecutive ?? 1,
    noTraffic: measure.no_traffic ?? 'good',
    noData: measure.no_data ?? 'unknown',
    weights: null,
    recovery: resolveRecovery(measure),
  }
}

function resolveRecovery({ method, rto, rpo }: SlaConfig['measure']): RecoveryTargets | null {
  return method === 'recovery' ? { rtoSeconds: rto ?? null, rpoSeconds: rpo ?? null } : null
}

function resolveBadWhen(bad: SlaConfig['measure']['bad_when']): BadWhen | null {
  if (bad === undefined) return null
  const { error_ratio_above: above, error_ratio_at_least: atLeast, min_events: minEvents = 1 } = bad
  return above === undefined
    ? { bound: 'at_least', errorRatio: atLeast ?? 1, minEvents }
    : { bound: 'above', errorRatio: above, minEvents }
}

function resolveCombine(combine: SlaConfig['combine']): Combine | null {
  if (combine === undefined) return null
  const { how, of, weights } = combine
  return { how, weights: weights === undefined ? null : of.map(({ name }) => weights[name] ?? 0) }
}

function resolveExclusions(exclusions: SlaConfig['exclusions']): ExclusionTerms[] {
  return EXCLUSION_KINDS.flatMap((kind): ExclusionTerms[] => {
    const agreed = exclusions[kind]
    if (agreed === undefined) return []
    const { min_notice: minNotice = null, cap } = agreed
    return [{ kind, minNotice, cap: cap === undefined ? null : { durationSeconds: cap.duration, per: cap.per } }]
  })
}
