import type { ObjectiveKey } from '../slo/counts.js'
import type { Agreement, Credits, MaintenanceExclusion } from './agreement.js'
import type { Terms } from './terms.js'

/** The part of terms that the evaluation knows, in the form that it takes: `refuseUnknownTerms` lets nothing else come so far. */
export function evaluatedToday(
  { objective, period, measure, exclusions, credits, claim }: Terms,
  [key]: readonly ObjectiveKey[],
): Pick<
  Agreement,
  'objective' | 'key' | 'period' | 'method' | 'noData' | 'exclusions' | 'credits' | 'claimWithinDays'
> {
  if (!('unit' in period) || key === undefined) throw new Error('an agreement that cannot be evaluated was accepted')
  return {
    objective,
    key,
    period,
    method: 'request_ratio',
    noData: measure.noData,
    exclusions: { scheduledMaintenance: maintenanceOf(exclusions) },
    credits: creditsOf(credits),
    claimWithinDays: claim !== null && 'days' in claim ? claim.days : null,
  }
}

function maintenanceOf([maintenance]: Terms['exclusions']): MaintenanceExclusion | null {
  if (maintenance === undefined) return null
  const { minNotice, cap } = maintenance
  return { cap, minNoticeSeconds: minNotice !== null && 'seconds' in minNotice ? minNotice.seconds : 0 }
}

function creditsOf(credits: Terms['credits']): Credits | null {
  if (credits === null) return null
  const { fee: monthlyFee, tiers, cap } = credits
  return { monthlyFee, tiers: tiers.map(({ ratio: below, credit }) => ({ below, credit })), cap }
}
