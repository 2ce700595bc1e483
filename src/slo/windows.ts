/** Interval of the base group: every base rate is written this often. */
export const BASE_INTERVAL_SECONDS = 30

/** Interval of the long group and length of a tile. Below Prometheus's lookback of 5 m, so that a tile is always visible. */
export const TILE_SECONDS = 240

/** A window over which error ratios are recorded. */
export interface Window {
  readonly name: string
  readonly seconds: number
  /** Which recorded series it sums: base rates where freshness matters, tiles where the number of samples does. */
  readonly source: 'base' | 'tile'
}

/** The ladder of windows, shortest first. */
export const WINDOWS = [
  { name: '5m', seconds: 300, source: 'base' },
  { name: '30m', seconds: 1_800, source: 'base' },
  { name: '1h', seconds: 3_600, source: 'base' },
  { name: '2h', seconds: 7_200, source: 'tile' },
  { name: '6h', seconds: 21_600, source: 'tile' },
  { name: '1d', seconds: 86_400, source: 'tile' },
  { name: '3d', seconds: 259_200, source: 'tile' },
] as const satisfies readonly Window[]

/** Windows that can be the long one of an alert. */
export const LONG_WINDOWS: readonly Window[] = WINDOWS.filter(({ seconds }) => seconds >= 3_600)

/** The short window beside a long one, which ends an alert soon after the burn has ended: the largest of at most a twelfth. */
export function shortWindowFor(long: Window): Window {
  return WINDOWS.findLast(({ seconds }) => seconds <= long.seconds / 12) ?? WINDOWS[0]
}
