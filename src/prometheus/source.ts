/** What answers under the name of a Prometheus. */
export const FLAVOURS = ['prometheus', 'thanos', 'mimir', 'victoriametrics'] as const

export type Flavour = (typeof FLAVOURS)[number]

/** A question that VictoriaMetrics answers, also behind a proxy, and that every other server refuses to read. */
export const ASKED_OF_VICTORIA_METRICS = 'running_sum(vector(1))'

/** How a Prometheus is reached. Secrets are paths: they are read when used, never kept in the config. */
export interface PrometheusSource {
  readonly name: string
  readonly url: string
  /** Such as `3.5`; `null`: nobody says. */
  readonly version: string | null
  readonly flavour: Flavour
  readonly scrapeIntervalSeconds: number
  readonly retentionSeconds: number
  readonly timeoutSeconds: number
  readonly headers: Readonly<Record<string, string>>
  /** Labels in which series of replicas differ, e.g. of two Prometheus behind one Thanos. */
  readonly replicaLabels: readonly string[]
  readonly basicAuth: { readonly username: string; readonly passwordFile: string } | null
  readonly bearerTokenFile: string | null
  readonly tls: {
    readonly caFile: string | null
    readonly certFile: string | null
    readonly keyFile: string | null
  } | null
}
