import type { SelfMetricName } from '../self/self-metrics.js'

/** Where counters and histograms are fed. Safe to call at any time; never throws for a defined name and its labels. */
export interface Meter {
  count(name: SelfMetricName, labels: Readonly<Record<string, string>>, by?: number): void
  observe(name: SelfMetricName, labels: Readonly<Record<string, string>>, seconds: number): void
}
