import type { Terms } from '../terms.js'
import type { ContractForecast, FinalVerdict, RecoveryTally, Standing } from './contract-result.js'
import { compare, type Exact, fractionOf } from './exact.js'
import type { Ratios } from './ratios.js'

/** Met only if the worst case is, breached only if even the best case is. */
export function verdictOf({ worst, best }: Ratios, { objective }: Pick<Terms, 'objective'>): FinalVerdict {
  const mark = fractionOf(objective)
  if (worst !== null && compare(worst, mark) >= 0) return 'met'
  return best !== null && compare(best, mark) < 0 ? 'breached' : 'undetermined'
}

/** What is known about the end of a running period. */
export interface Outlook {
  /** With a faultless rest as usual. */
  readonly whole: Ratios
  /** With a faultless rest as busy as may be. */
  readonly saved: Exact | null
  readonly forecast: ContractForecast | null
  /** Used share of the allowance, as known; `null`: there is none. */
  readonly usedShare: number | null
}

const MOST_USED = 0.75

/**
 * Of a period that runs. `breached`: even a faultless rest cannot save it. `at_risk`: with a faultless rest its worst case is missed, or at the
 * pace of the last 7 d it will be; before there is a pace, when more than three quarters of what is allowed are used.
 */
export function runningStanding(verdict: FinalVerdict, outlook: Outlook, terms: Terms): Standing {
  const { whole, saved } = outlook
  const mark = fractionOf(terms.objective)
  if (whole.best === null) return verdict
  if (saved !== null && compare(saved, mark) < 0) return 'breached'
  const isOpen = whole.worst === null || compare(whole.worst, mark) < 0
  return isOpen || isHeadingOut(outlook, terms) ? 'at_risk' : 'on_track'
}

function isHeadingOut({ forecast, usedShare }: Outlook, { objective }: Terms): boolean {
  return forecast === null ? (usedShare ?? 0) > MOST_USED : forecast.projected < objective
}

/** What is missed cannot be made good. */
export function recoveryStanding({ missed, unknown }: RecoveryTally): Standing {
  if (missed > 0) return 'breached'
  return unknown > 0 ? 'at_risk' : 'on_track'
}
