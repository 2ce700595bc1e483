/** A metric that the daemon exposes: plain data, so that only `metrics/` knows the client library. */
export interface MetricDefinition {
  /** Full name with prefix and base unit, e.g. `plimsoll_slo_sli_ratio`. Renaming one is a breaking change. */
  readonly name: string
  readonly help: string
  readonly type: 'gauge' | 'counter'
  readonly labels: readonly string[]
}

/** One value of a gauge, computed from memory at scrape. */
export interface MetricSample {
  readonly name: string
  readonly labels: Readonly<Record<string, string>>
  readonly value: number
}
