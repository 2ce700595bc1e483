import { recordedSeries } from '../src/slo/identity.js'
import type { Slo } from '../src/slo/slo.js'
import { WINDOWS } from '../src/slo/windows.js'

/** Recorded error ratio over 5m that the rolling period is averaged from. */
export const RAW_RATIO = 'bench:raw_error_ratio:rate5m'

/** The usual shape of SLO rules, for comparison: every window is read from raw data every 30 s, the period is a mean of ratios. */
export function rawMultiWindowExpressions(slo: Slo): string[] {
  const { indicator } = slo
  if (indicator.kind !== 'ratio' || !('bad' in indicator)) throw new Error('only written for a bad selector')
  const windows = WINDOWS.map(
    ({ name }) => `sum(rate(${indicator.bad}[${name}])) / sum(rate(${indicator.total}[${name}]))`,
  )
  const ratio = recordedSeries(RAW_RATIO, slo)
  const alert = `(${ratio} > 0.0144 and ${ratio} > 0.0144) or (${ratio} > 0.006 and ${ratio} > 0.006)`
  return [...windows, `sum_over_time(${ratio}[30d]) / count_over_time(${ratio}[30d])`, alert, alert]
}
