import { renderSelector, type Matcher, type Selector } from '../../promql/selector.js'
import type { Semantics } from '../semantics.js'

/** Writes a selector of a metric (`null`: of whatever its matchers find) by matchers of the preset, then those of the dataset. */
export type SelectOf = (metric: string | null, ...own: readonly Matcher[]) => string

/** How a tool tells when it last backed something up. */
export interface BackupPreset {
  /** As people call it. */
  readonly tool: string
  /** Where its metrics are documented. */
  readonly source: string
  /** What the time means that `lastSuccess` gives. */
  readonly semantics: Semantics
  /** Labels that tell one dataset from another: without one of them in `match`, the newest of all counts for each. */
  readonly identity: readonly string[]
  /** PromQL: Unix seconds, of several series the newest counts; <= 0 or nothing for never. */
  readonly lastSuccess: (select: SelectOf) => string
  /** PromQL like `lastSuccess` of backups of one type, as the tool calls it; absent: it does not tell them apart. */
  readonly ofType?: (select: SelectOf, type: string) => string
  /** PromQL: Unix seconds of the oldest recovery point that is kept; absent: it does not tell. */
  readonly oldest?: (select: SelectOf) => string
  /** PromQL: 1 where all is encrypted, 0 where something is not; absent: it does not tell. */
  readonly encrypted?: (select: SelectOf) => string
  /** PromQL: bytes of the newest backup, comparable from one to the next; below 0 for not known; absent: it does not tell. */
  readonly size?: (select: SelectOf) => string
  /** PromQL: seconds that the newest backup took; the same. */
  readonly duration?: (select: SelectOf) => string
  /** PromQL: how many recovery points are kept; absent: it does not tell. */
  readonly points?: (select: SelectOf) => string
  /** What to know of it, in a sentence; `null`: nothing that surprises. */
  readonly trap: string | null
  /** Only where its times are of any job, not of backups alone: PromQL of its series, whatever they are of. */
  readonly ofAnyJob?: string
  /** Preset that tells the same better, wherever its metrics are. */
  readonly betterBy?: string
}

/** `label="value"` of a preset's own. */
export function is(label: string, value: string): Matcher {
  return { label, operator: '=', value }
}

/** `label!=""`: only series that have it. */
export function has(label: string): Matcher {
  return { label, operator: '!=', value: '' }
}

/** The query of a preset for what has these labels. */
export function presetQuery({ lastSuccess }: BackupPreset, match: Readonly<Record<string, string>>): string {
  return lastSuccess(selecting(match))
}

/** Writes selectors of what has these labels. */
export function selecting(match: Readonly<Record<string, string>>): SelectOf {
  const matchers = Object.entries(match).map(([label, value]) => is(label, value))
  return (metric, ...own) => renderSelector({ metric, matchers: [...own, ...matchers] })
}

/** What the query of a preset reads, in the order in which it does, whatever it is of; the first says what there is. */
export function selectorsOf({ lastSuccess }: BackupPreset): readonly Selector[] {
  const selectors: Selector[] = []
  lastSuccess((metric, ...matchers) => {
    selectors.push({ metric, matchers })
    return renderSelector({ metric, matchers })
  })
  return selectors
}

/** Seconds between two looks at what only says that something has changed. */
const LOOK_SECONDS = 300

/** Most seconds between two scrapes, where a preset has to know: by so much later than it was something may be seen. */
export const SCRAPE_SECONDS = 60

/**
 * PromQL: Unix seconds of the last look that saw that a backup was completed, less what may lie between the two: data is never newer than that. It counts
 * for seven days: a rule has no other memory, the daemon keeps it longer.
 *
 * @param completed PromQL that is above 0 where a backup was completed within the last five minutes
 * @param alive a selector that finds something as long as the source answers
 * @param behindSeconds how much later than it happened the source may tell of it
 */
export function lastEdge(completed: string, alive: string, behindSeconds = 0): string {
  const look = `(${completed} > bool 0) * (time() - ${LOOK_SECONDS + SCRAPE_SECONDS + behindSeconds})`
  return `max_over_time((${look})[7d:5m]) > 0 and on () count(${alive})`
}

/** PromQL: Unix seconds at which what is `age` seconds old was new. A gauge of an age stands still while its exporter does. */
export function timeOfAge(age: string): string {
  return `timestamp(${age}) - ${age}`
}
