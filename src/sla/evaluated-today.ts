import type { ObjectiveKey } from '../slo/counts.js'
import type { Agreement, Credits, MaintenanceExclusion } from './agreement.js'
import type { Terms } from './terms.js'

/** The part of terms that the evaluation by sums of hours takes, in its own form; of other agreements nobody looks at it. */
export function evaluatedToday(
  { objective, measure, exclusions, credits }: Terms,
  [key]: readonly ObjectiveKey[],
): Pick<Agreement, 'objective' | 'key' | 'noData' | 'exclusions' | 'credits'> {
  return {
    objective,
    key: key ?? NO_KEY,
    noData: measure.noData,
    exclusions: { scheduledMaintenance: maintenanceOf(exclusions) },
    credits: creditsOf(credits),
  }
}

/** Of what counts no events. */
const NO_KEY: ObjectiveKey = { prometheus: '', environment: '', service: '', slo: '', group: '' }

function maintenanceOf(exclusions: Terms['exclusions']): MaintenanceExclusion | null {
  const maintenance = exclusions.find(({ kind }) => kind === 'scheduled_maintenance')
  if (maintenance === undefined) return null
  const { minNotice, cap } = maintenance
  return { cap, minNoticeSeconds: minNotice !== null && 'seconds' in minNotice ? minNotice.seconds : 0 }
}

function creditsOf(credits: Terms['credits']): Credits | null {
  if (credits === null) return null
  const { fee: monthlyFee, tiers, cap } = credits
  return { monthlyFee, tiers: tiers.map(({ ratio: below, credit }) => ({ below, credit })), cap }
}
