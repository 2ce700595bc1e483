import type { ServiceSeries } from './service-labels.js'

/** What the past says about an indicator. */
export interface Past {
  readonly events: number
  readonly bad: number
  /** Days that were looked at. */
  readonly days: number
  /** Share of those days in which there were series. */
  readonly coverage: number
}

/** Seconds of the past in which there were series. */
export function seenSeconds({ days, coverage }: Pick<Past, 'days' | 'coverage'>): number {
  return days * 86_400 * coverage
}

interface Fact {
  readonly service: ServiceSeries
  readonly scrapeSeconds: number
}

/** A counter of requests that says how they ended. */
export interface RequestsFact extends Fact {
  readonly kind: 'requests'
  readonly metric: string
  readonly protocol: 'http' | 'grpc' | 'own'
  /** Selectors. */
  readonly total: string
  readonly side: 'bad' | 'good'
  readonly counted: string
  readonly past: Past
}

/** A histogram of how long requests take. */
export interface DurationsFact extends Fact {
  readonly kind: 'durations'
  readonly metric: string
  /** Selector without `_bucket`. */
  readonly histogram: string
  readonly unit: 'seconds' | 'milliseconds'
  readonly native: boolean
  /** Events at or below each bound (in `unit`), bounds rising, without +Inf. */
  readonly buckets: readonly { readonly bound: number; readonly events: number }[]
  readonly past: Pick<Past, 'events' | 'days' | 'coverage'>
}

/** A probe of one target. */
export interface ProbeFact extends Fact {
  readonly kind: 'probe'
  readonly selector: string
  readonly target: string
  readonly past: Past
}

/** How a dataset says when it was backed up: by the preset of a tool, else by PromQL of the Unix time of the last success. */
export type ToldBackup =
  | { readonly preset: string; readonly match: Readonly<Record<string, string>> }
  | { readonly last_success: string }

/** Backups of one dataset. */
export interface BackupFact {
  readonly kind: 'backup'
  readonly tool: string
  readonly source: string
  readonly dataset: string
  /** `null`: nothing says to which service it belongs. */
  readonly service: string | null
  /** What to know of the tool, and of its series here: sentences. */
  readonly notes: readonly string[]
  /** Keys of the dataset that say when it was backed up. */
  readonly told: ToldBackup
  /** Age of the newest backup: what it stays below 99 % of the time, the worst seen, and that of now. Seconds. */
  readonly usualAge: number
  readonly worstAge: number
  readonly age: number
  /** Whether a newer backup was seen to follow an older one: without that nothing says how often there is one. */
  readonly moved: boolean
  /** Seconds of the past in which the time was there. */
  readonly seenSeconds: number
  readonly days: number
}

/** A series that may tell of a backup, and that no known exporter writes. */
export interface PlausibleBackup {
  readonly metric: string
  /** Labels of its series that could name what is backed up. */
  readonly labels: readonly string[]
  /** Seconds since the newest time that it holds. */
  readonly age: number
}

export type ServiceFact = RequestsFact | DurationsFact | ProbeFact

/** What a Prometheus has, as far as Plimsoll can make something of it. */
export interface Facts {
  readonly services: readonly ServiceFact[]
  readonly backups: readonly BackupFact[]
  readonly plausible: readonly PlausibleBackup[]
  /** Metrics that were looked at and left, with the reason: for people. */
  readonly left: readonly string[]
  /** How far back there are series, in seconds, at most `LONGEST_SECONDS`; 0: there are none. */
  readonly depthSeconds: number
  /** What the server says that it keeps, in seconds; `null`: it does not say. */
  readonly retentionSeconds: number | null
}
