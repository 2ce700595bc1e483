import type { DayCounts } from '../sla/agreement-details.js'

/** Share of what was counted in a day that was good, [0, 1]; `null`: nothing was counted. */
export function goodShare({ counts }: Pick<DayCounts, 'counts'>): number | null {
  if (counts === null || counts.events <= 0) return null
  // Noise of a `good` selector may count a little less than nothing as bad.
  return 1 - Math.min(1, Math.max(0, counts.errors) / counts.events)
}
