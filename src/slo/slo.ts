import type { CalendarPeriods } from '../calendar/period.js'
import type { Links } from '../feature/service-key.js'
import type { Flavour } from '../prometheus/source.js'
import type { ObjectiveKey } from './counts.js'

/** Where an objective's numbers come from. Selectors and queries are PromQL text, checked for syntax. */
export type Indicator =
  | ({ readonly kind: 'ratio'; readonly total: string } & BadOrGood)
  | {
      readonly kind: 'latency'
      /** Selector of a histogram, without `_bucket`. */
      readonly histogram: string
      readonly belowSeconds: number
      /** Unit of the histogram, hence of its `le`. */
      readonly unit: 'seconds' | 'milliseconds'
      /** Whether it is a native histogram. */
      readonly native: boolean
    }
  | {
      readonly kind: 'probe'
      /** Selector of gauges that are 1 when all is well and 0 otherwise. */
      readonly metric: string
      /** `each`: every sample is an event; `any`: one bad probe makes the instant bad; `all`: all must be bad. */
      readonly aggregate: 'each' | 'any' | 'all'
    }
  | {
      readonly kind: 'threshold'
      /** Good while `query op value`, one event per minute; of several series the worst decides. */
      readonly query: string
      readonly op: ThresholdOperator
      readonly value: number
    }
  | {
      readonly kind: 'freshness'
      /** Query for Unix seconds; good while they are at most this old, one event per minute. */
      readonly timestamp: string
      readonly maxAgeSeconds: number
    }
  /** Queries for events per second, or per window, over a range written as `$window`. */
  | ({ readonly kind: 'ratio_query'; readonly total: string } & BadOrGood)
  /** A query for the share of bad events. Weighted by time: how many events there were is not known. */
  | { readonly kind: 'error_ratio'; readonly query: string }

type BadOrGood = { readonly bad: string } | { readonly good: string }

/** How a value must compare for the minute to be good. */
export type ThresholdOperator = 'lt' | 'lte' | 'gt' | 'gte'

/** One burn-rate alert that an SLO has instead of the usual ones. */
export interface TierChoice {
  readonly severity: 'page' | 'ticket'
  /** Share of the period's budget, (0, 1]. */
  readonly budgetShare: number
  readonly longSeconds: number
  /** `null`: a twelfth of the long window, at least 5 min. */
  readonly shortSeconds: number | null
}

/** What is added to alerts of one severity. */
export interface AlertAdditions {
  readonly labels: Readonly<Record<string, string>>
  readonly annotations: Readonly<Record<string, string>>
}

/** The alerts of one SLO. */
export interface Alerting extends AlertAdditions {
  /** Bad events that the long window must hold; 1 = condition off. */
  readonly minErrors: number
  readonly missing: boolean
  /** How long burn-rate alerts stay on after their condition has ended; `null`: not at all. */
  readonly keepFiringForSeconds: number | null
  /** `null`: the usual ones. */
  readonly tiers: readonly TierChoice[] | null
  readonly page: AlertAdditions
  readonly ticket: AlertAdditions
}

/** An objective and when it came into force. */
export interface EffectiveObjective {
  /** `null`: from the beginning. */
  readonly from: Date | null
  /** Ratio in (0, 1). */
  readonly objective: number
}

/** A service level objective as the program works with it. */
export interface Slo {
  readonly service: string
  readonly name: string
  /** `null`: no environment is configured and no label is written. */
  readonly environment: string | null
  /** Name of the Prometheus under `prometheus`; `default` where there is only one. */
  readonly prometheus: string
  /** Former name, whose history goes on; `null`: it has had none. */
  readonly renamedFrom: string | null
  /** Former name of its service; `null`: it has had none. */
  readonly serviceRenamedFrom: string | null
  readonly description: string | null
  /** The newest objective: what alerts watch. Ratio in (0, 1). */
  readonly objective: number
  /** All objectives, oldest first; the last one is `objective`. */
  readonly objectives: readonly EffectiveObjective[]
  /** Length of the period, 1 d to 366 d; of a calendar unit the usual one (7, 30, 91, 365 d). */
  readonly periodSeconds: number
  /** `null`: the period is rolling. */
  readonly calendar: CalendarPeriods | null
  /** Labels of the indicator's series: one budget for each set of their values. */
  readonly groupBy: readonly string[]
  readonly indicator: Indicator
  /** Scrape interval of the metrics that the indicator reads. */
  readonly scrapeIntervalSeconds: number
  /** What has its metrics: not all of them count alike. */
  readonly flavour: Flavour
  /** `null`: alerting is off. */
  readonly alerting: Alerting | null
  /** Labels of the service and of the SLO on alerts and `slo_info`, never on recorded series: team, tier, user labels. */
  readonly labels: Readonly<Record<string, string>>
  readonly links: Links
}

/** What objectives are of a service. */
export interface SloPart {
  readonly slos: readonly Slo[]
}

/** Under which key the ledger keeps an SLO that is not grouped; of a grouped one, the key that its groups have in common. */
export function sloKey({ prometheus, environment, service, name }: Slo): ObjectiveKey {
  return { prometheus, environment: environment ?? '', service, slo: name, group: '' }
}
