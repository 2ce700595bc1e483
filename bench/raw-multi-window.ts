import { recordedSeries } from '../src/slo/identity.js'
import { planBurnTiers } from '../src/slo/burn-tiers.js'
import type { Slo } from '../src/slo/slo.js'
import { WINDOWS } from '../src/slo/windows.js'

/** Recorded error ratio over 5m that the rolling period is averaged from. */
export const RAW_RATIO = 'bench:raw_error_ratio:rate5m'

/** The pages of the usual shape, each window read from raw data; without labels. */
export function rawPageExpression(slo: Slo): string {
  const pages = planBurnTiers(slo.objective, slo.periodSeconds).tiers.filter(({ severity }) => severity === 'page')
  return pages
    .map(({ long, short, threshold }) => {
      return `(${rawRatio(slo, long.name)} > ${threshold} and ${rawRatio(slo, short.name)} > ${threshold})`
    })
    .join('\nor ')
}

function rawRatio({ indicator }: Slo, window: string): string {
  if (indicator.kind !== 'ratio' || !('bad' in indicator)) throw new Error('only written for a bad selector')
  return `sum(rate(${indicator.bad}[${window}])) / sum(rate(${indicator.total}[${window}]))`
}

/** The usual shape of SLO rules, for comparison: every window is read from raw data every 30 s, the period is a mean of ratios. */
export function rawMultiWindowExpressions(slo: Slo): string[] {
  const windows = WINDOWS.map(({ name }) => rawRatio(slo, name))
  const ratio = recordedSeries(RAW_RATIO, slo)
  const alert = `(${ratio} > 0.0144 and ${ratio} > 0.0144) or (${ratio} > 0.006 and ${ratio} > 0.006)`
  return [...windows, `sum_over_time(${ratio}[30d]) / count_over_time(${ratio}[30d])`, alert, alert]
}
