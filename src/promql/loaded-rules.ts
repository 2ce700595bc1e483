/** A rule as a server says that it has loaded it. */
export interface LoadedRule {
  readonly kind: 'recording' | 'alerting'
  /** Of the series, or of the alert. */
  readonly name: string
  /** As the server writes it, which is not how it was given. */
  readonly expr: string
  readonly labels: Readonly<Record<string, string>>
  /** None where it records. */
  readonly annotations: Readonly<Record<string, string>>
  readonly forSeconds: number
  readonly keepFiringForSeconds: number
  /** Why it failed when it was last evaluated; `null`: it did not. */
  readonly lastError: string | null
}

/** A rule group as a server says that it has loaded it. */
export interface LoadedGroup {
  readonly name: string
  /** As the server knows it; two groups of one name stand in different ones. */
  readonly file: string
  readonly intervalSeconds: number
  readonly rules: readonly LoadedRule[]
}

/** What a Prometheus has loaded. */
export interface RulesReader {
  /** Rejects with `PrometheusError`. */
  rules(signal?: AbortSignal): Promise<readonly LoadedGroup[]>
}
