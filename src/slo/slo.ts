import type { ObjectiveKey } from './counts.js'

/** Where an objective's numbers come from. Selectors are PromQL text, checked for syntax. */
export type Indicator =
  | { readonly kind: 'ratio'; readonly total: string; readonly bad: string }
  | { readonly kind: 'ratio'; readonly total: string; readonly good: string }
  | {
      readonly kind: 'latency'
      /** Selector of a classic histogram, without `_bucket`. */
      readonly histogram: string
      readonly belowSeconds: number
      /** Unit of the histogram, hence of its `le`. */
      readonly unit: 'seconds' | 'milliseconds'
    }

/** The alerts of one SLO. */
export interface Alerting {
  /** Bad events that the long window must hold; 1 = condition off. */
  readonly minErrors: number
  readonly labels: Readonly<Record<string, string>>
  readonly missing: boolean
}

/** URLs for people, placeholders already filled in. Keys: runbook, dashboard, logs, traces, repository. */
export type Links = Readonly<Partial<Record<'runbook' | 'dashboard' | 'logs' | 'traces' | 'repository', string>>>

/** A service level objective as the program works with it. */
export interface Slo {
  readonly service: string
  readonly name: string
  /** `null`: no environment is configured and no label is written. */
  readonly environment: string | null
  /** Name of the Prometheus under `prometheus`; `default` where there is only one. */
  readonly prometheus: string
  readonly renamedFrom: string | null
  readonly description: string | null
  /** Ratio in (0, 1). */
  readonly objective: number
  /** Rolling period, 1 d to 366 d. */
  readonly periodSeconds: number
  readonly indicator: Indicator
  /** Scrape interval of the metrics that the indicator reads. */
  readonly scrapeIntervalSeconds: number
  /** `null`: alerting is off. */
  readonly alerting: Alerting | null
  /** Labels of the service on alerts and `slo_info`, never on recorded series: team, tier, user labels. */
  readonly serviceLabels: Readonly<Record<string, string>>
  readonly links: Links
}

/** Under which key the ledger keeps an SLO that is not grouped. */
export function sloKey({ prometheus, environment, service, name }: Slo): ObjectiveKey {
  return { prometheus, environment: environment ?? '', service, slo: name, group: '' }
}
