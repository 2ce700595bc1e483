import { formatObjective } from '../shared/format-percent.js'
import { besideLimit } from '../words/beside-limit.js'
import { formatSpanBriefly } from '../words/format-span.js'
import type { KpiAnswer } from './kpi-answer.js'
import { ratioText, type KpiName } from './kpi.js'

/** What each is called, and what it is. */
export const KPI_WORDS: Readonly<Record<KpiName, { readonly short: string; readonly meaning: string }>> = {
  rto: { short: 'RTO', meaning: 'longest time to recover' },
  rpo: { short: 'RPO', meaning: 'most data without a backup' },
  mttd: { short: 'MTTD', meaning: 'mean time to detect' },
  mttr: { short: 'MTTR', meaning: 'mean time to recover' },
  test_success: { short: 'Test success', meaning: 'drills that were passed, of a year' },
}

/** Against the period before. */
export const KPI_CHANGES = { better: 'better now', worse: 'worse now', same: 'the same' } as const

/** Of how many it is: `n 2, 1 unknown`. */
export function countText({ count, unknown }: Pick<KpiAnswer, 'count' | 'unknown'>): string {
  return `n ${count}${unknown === 0 ? '' : `, ${unknown} unknown`}`
}

/** Nothing happened is something else than nobody knows. */
export function noneText(name: KpiName, unknown: number): string {
  if (name === 'rpo') return 'no data'
  if (name === 'test_success') return 'no drill'
  return unknown > 0 ? 'unknown' : 'no incident'
}

/** A value in its unit, so that it is seen on which side of its target it is. */
export function valueText({ unit, target }: KpiAnswer, value: number): string {
  if (unit === 'ratio') return ratioText(value, target)
  return besideLimit(value, target ?? Infinity, formatSpanBriefly).text
}

/** Its target, as it is written beside its value. */
export function targetText({ unit, value }: KpiAnswer, target: number): string {
  return unit === 'ratio' ? formatObjective(target) : besideLimit(value ?? 0, target, formatSpanBriefly).limit
}
