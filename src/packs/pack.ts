import type { SeriesValues } from './series-values.js'

/** What becomes of an alert: someone is woken, someone looks at it by day, or there is no such rule. */
export type PackSeverity = 'page' | 'ticket' | 'off'

/** A series that is fed to promtool. */
export type FedSeries = readonly [series: string, values: SeriesValues]

/**
 * How a unit test shows that an alert does what it says. Times are minutes after the beginning of the test, whole steps. Besides the series
 * that breaks the threshold there is one that just keeps it: only `labels` may fire.
 */
export interface Proof {
  /** Distance of the values, in minutes. */
  readonly step: 1 | 5
  readonly series: readonly FedSeries[]
  /** From here on the condition may hold; before, it does not. */
  readonly from: number
  /** From here on it holds. Later than `from` where a rate has to fill its window, which Prometheus 2 and 3 cut differently. */
  readonly by: number
  /** From here on it holds no more. */
  readonly until: number
  /** Of the alert that fires, apart from those that every alert of the pack has. */
  readonly labels: Readonly<Record<string, string>>
  /** What `$value` reads in the texts when the alert begins to fire; '' where they do not name it. */
  readonly value: string
}

/** One alert of a pack. */
export interface PackAlert<Name extends string = string> {
  readonly alert: Name
  readonly expr: string
  /** How long the condition must hold, in minutes. */
  readonly forMinutes: number
  /** With Prometheus's templates, as the description. */
  readonly summary: string
  readonly description: string
  readonly proof: Proof
}

/** A target that disappears in the test of the whole pack, and the alert that says so. */
export interface PackTarget {
  readonly labels: Readonly<Record<string, string>>
  readonly alert: string
}

/** What the packs have in common. */
export interface PackSettings {
  readonly team?: string | undefined
  readonly links: { readonly runbook?: string | undefined; readonly dashboard?: string | undefined }
  /** By name of the alert. */
  readonly severity: Readonly<Record<string, PackSeverity>>
}

/** A pack as it is configured. */
export interface Pack {
  readonly name: string
  readonly settings: PackSettings
  /** Whether its alerts are about hosts or what runs on them, so that `instance` is an address. */
  readonly onHosts: boolean
  /** At most 20 rules: more are refused by Mimir's default limit of a group. */
  readonly alerts: readonly PackAlert[]
  readonly targets: readonly PackTarget[]
}
