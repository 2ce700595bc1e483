import type { ChartDay } from '../../document/blocks.js'
import type { DayCounts } from '../agreement-details.js'
import type { AgreementMonth } from './agreement-month.js'

/** The days of an agreement. What the days have used adds up to exactly what the agreement says was used. */
export function chartDays({ result, days }: AgreementMonth): readonly ChartDay[] {
  const perError = allowancePerError(days, usedShare(result))
  let errors = 0
  return days.map(({ label, counts, isLeftOut = false }) => {
    const day = Number(label.slice(-2))
    if (counts === null) return { day, errorRatio: null, allowanceUsed: null, silent: false }
    errors += Math.max(0, counts.errors)
    const errorRatio = counts.events > 0 ? Math.min(1, Math.max(0, counts.errors) / counts.events) : null
    return {
      day,
      errorRatio,
      allowanceUsed: result.achieved === null ? null : errors * perError,
      silent: counts.observedSeconds === 0 && !isLeftOut,
    }
  })
}

/** At an objective of 100 % nothing is allowed: one error uses up all there is. */
function usedShare({ downtimeUsedSeconds: used, downtimeAllowedSeconds: allowed }: AgreementMonth['result']): number {
  if (allowed > 0) return used / allowed
  return used > 0 ? 1 : 0
}

function allowancePerError(days: readonly DayCounts[], used: number): number {
  const errors = days.reduce((sum, { counts }) => sum + Math.max(0, counts?.errors ?? 0), 0)
  return errors > 0 ? used / errors : 0
}
