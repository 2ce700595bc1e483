import { formatDuration } from '../shared/duration.js'
import type { Slo } from './slo.js'

/** Interval of the base group: every base rate is written this often, or oftener. */
export const BASE_INTERVAL_SECONDS = 30

/** The same where vmalert evaluates it, whose alerts read what was recorded by the evaluation before: pages would come that much later. */
const VMALERT_BASE_SECONDS = 10

/** Interval of the base group of an SLO, in seconds. */
export function baseSeconds(slo: Pick<Slo, 'flavour'>): number {
  return readsWhatWasBefore(slo) ? VMALERT_BASE_SECONDS : BASE_INTERVAL_SECONDS
}

/** Whether a rule sees of other rules only what they recorded at their last evaluation: vmalert writes while it goes on. */
export function readsWhatWasBefore({ flavour }: Pick<Slo, 'flavour'>): boolean {
  return flavour === 'victoriametrics'
}

/** Interval of the long group and length of a tile. Below Prometheus's lookback of 5 m, so that a tile is always visible. */
export const TILE_SECONDS = 240

/** More alerts than this would not fit into Mimir's 20 rules per group. */
export const MOST_TIERS = 6

/** A window over which error ratios are recorded. */
export interface Window {
  readonly name: string
  readonly seconds: number
  /** Which recorded series it sums: base rates where freshness matters, tiles where the number of samples does. */
  readonly source: 'base' | 'tile'
}

/** Few, and asked for by every rule of every objective. */
const windows = new Map<number, Window>()

/** The ladder of windows, shortest first. */
export const WINDOWS: readonly Window[] = [300, 1_800, 3_600, 7_200, 21_600, 86_400, 259_200].map(windowOf)

/** Windows that can be the long one of a usual alert. */
export const LONG_WINDOWS: readonly Window[] = WINDOWS.filter(({ seconds }) => seconds >= 3_600)

/** The window of a length that `isWindowLength` accepts. */
export function windowOf(seconds: number): Window {
  const known = windows.get(seconds)
  if (known !== undefined) return known
  const made: Window = { name: formatDuration(seconds), seconds, source: seconds < 7_200 ? 'base' : 'tile' }
  windows.set(seconds, made)
  return made
}

/** Whether recorded values add up to a window of this length: minutes below 2 h, tiles from there on. */
export function isWindowLength(seconds: number): boolean {
  return seconds >= 300 && seconds % (seconds < 7_200 ? 60 : TILE_SECONDS) === 0
}

/** The shortest length of at least so many seconds to which recorded values add up. */
export function upToWindowLength(seconds: number): number {
  const minutes = Math.max(300, Math.ceil(seconds / 60) * 60)
  return minutes < 7_200 ? minutes : Math.ceil(minutes / TILE_SECONDS) * TILE_SECONDS
}

/** The windows that are recorded for an SLO, shortest first: the ladder, and those of its own alerts. */
export function windowsOf({ alerting }: Pick<Slo, 'alerting'>): readonly Window[] {
  const own = (alerting?.tiers ?? []).flatMap(({ longSeconds, shortSeconds }) => [longSeconds, shortSeconds ?? 300])
  const lengths = new Set([...WINDOWS.map(({ seconds }) => seconds), ...own])
  return [...lengths].sort((a, b) => a - b).map(windowOf)
}

/** The short window beside a long one, which ends an alert soon after the burn has ended: the largest of at most a twelfth. */
export function shortWindowFor(long: Window): Window {
  return WINDOWS.findLast(({ seconds }) => seconds <= long.seconds / 12) ?? windowOf(300)
}
