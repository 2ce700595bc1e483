import type { Interval } from '../calendar/interval.js'

/** What was counted in an interval. Unknown minutes are in neither `events` nor `errors`, and not in `observedSeconds`. */
export interface Counts {
  /** All events, >= 0. */
  readonly events: number
  /** Bad events; slightly below zero is noise of a `good` selector, see `rules-verified`. */
  readonly errors: number
  /** Seconds of the interval for which anything was known; multiple of 60. */
  readonly observedSeconds: number
}

/**
 * Remote write and rule evaluation arrive late: the ledger reads its last minutes again for this long, and a period is reported only when
 * the watermark is this far past its end.
 */
export const SETTLE_SECONDS = 300

export const noCounts: Counts = { events: 0, errors: 0, observedSeconds: 0 }

/** What was counted in several intervals that do not overlap. */
export function sumOfCounts(all: readonly Counts[]): Counts {
  return all.reduce(
    (sum, { events, errors, observedSeconds }) => ({
      events: sum.events + events,
      errors: sum.errors + errors,
      observedSeconds: sum.observedSeconds + observedSeconds,
    }),
    noCounts,
  )
}

/** Whose counts: what identifies an objective in the ledger. `group` is '' for an ungrouped SLO, `environment` '' for none. */
export interface ObjectiveKey {
  readonly prometheus: string
  readonly environment: string
  readonly service: string
  readonly slo: string
  readonly group: string
}

/** The key as one text, for maps. */
export function objectiveId(key: ObjectiveKey): string {
  return [key.prometheus, key.environment, key.service, key.slo, key.group].join('/')
}

/** One sum that is wanted. */
export interface CountsRequest {
  readonly key: ObjectiveKey
  readonly interval: Interval
}

/** The ledger as its readers see it. Interval ends are whole minutes; a minute belongs to the interval in which it starts. */
export interface CountsReader {
  /** Many sums with few questions, in the order of the requests; `noCounts` where nothing is known. */
  counts(requests: readonly CountsRequest[]): Promise<readonly Counts[]>
  /** What is known of objectives and, where they are grouped, of each of their groups. Missing: not in the ledger. */
  objectives(keys: readonly ObjectiveKey[]): Promise<readonly LedgerObjective[]>
}

/** An objective, or one group of it, as the ledger keeps it. */
export interface LedgerObjective {
  readonly key: ObjectiveKey
  /** Instant up to which every minute has been asked for; `null`: never ingested. */
  readonly watermark: Date | null
  /** What lies before was never asked for. */
  readonly historyFrom: Date
  /** Beginning of the first minute of which anything is known: what lies before is not unknown, it is before its time. `null`: nothing is. */
  readonly firstKnownAt: Date | null
  /** When another indicator took over, oldest first; without the beginning. */
  readonly definitionChanges: readonly Date[]
  /** Of a group: when it last had a value. `null`: no group, or never. */
  readonly seenAt: Date | null
}

/** The watermark of an objective; of a group that never appeared, that of its SLO, which was asked for all the same. */
export function watermarkOf(watermarks: ReadonlyMap<string, Date>, key: ObjectiveKey): Date | null {
  return watermarks.get(objectiveId(key)) ?? watermarks.get(objectiveId({ ...key, group: '' })) ?? null
}

/** The watermarks of those that were ingested, by `objectiveId`. */
export function watermarksOf(objectives: readonly LedgerObjective[]): ReadonlyMap<string, Date> {
  return new Map(
    objectives.flatMap(({ key, watermark }) => (watermark === null ? [] : [[objectiveId(key), watermark] as const])),
  )
}

/** Keys with those of the SLOs that groups are of, each once. */
export function withWholes(keys: readonly ObjectiveKey[]): readonly ObjectiveKey[] {
  const all = keys.flatMap((key) => (key.group === '' ? [key] : [key, { ...key, group: '' }]))
  return [...new Map(all.map((key) => [objectiveId(key), key])).values()]
}
