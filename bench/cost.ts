import type { Findings, Line } from './line.js'
import { measureRuleCost } from './rule-cost.js'

/** What the rules of one SLO cost Prometheus, by the number of raw series that the indicator reads. */
export async function cost(): Promise<Findings> {
  const lines: Line[] = []
  for (const series of [1, 10, 100, 1000]) {
    const { samples, samplesWithMinErrors, rawSamples, bar } = await measureRuleCost(series)
    const unit = 'samples per 30 s'
    lines.push(
      { what: `S = ${series}: one SLO, 30 d`, value: samples, bar, unit },
      { what: `S = ${series}: the same with min_errors`, value: samplesWithMinErrors, bar, unit },
      { what: `S = ${series}: raw multi-window rules`, value: rawSamples, bar: null, unit },
    )
  }
  const comparedWith =
    "Samples are Prometheus's own count (`stats=all`), all rules and alerts of the SLO, slower groups in proportion. The raw rules read each window from raw data\n" +
    'every 30 s and average the period from the recorded 5m ratio; both read the same series. The bar is 4,500 + 10 S.'
  return { lines, comparedWith }
}
