/** Hours in the store by some key; `null`: the hour has a row whose minutes are no longer kept. */
export type KnownHours<T, Key = string> = ReadonlyMap<Key, readonly (T | null)[] | null>

/**
 * Lays new knowledge over an hour: a known minute overwrites, an unknown one never does. Nothing else decides what a minute holds, so
 * reading it twice, late, or in other portions gives the same hour.
 *
 * An hour whose minutes are no longer kept is not an unknown hour: its sums hold minutes that nobody can name any more. Only a whole hour
 * takes their place; a part of one would overwrite a larger sum by a smaller one, or count minutes twice.
 *
 * @param hour `null`: its minutes are no longer kept
 * @returns the merged hour, or `hour` itself when nothing changed
 */
export function mergeHour<T>(
  hour: readonly (T | null)[] | null,
  news: readonly (T | null)[],
  { same, fillsOnly }: Merging<T>,
): readonly (T | null)[] | null {
  if (hour === null) return news.every((minute) => minute !== null) ? news : null
  const changed = news.some((minute, index) => {
    const known = hour[index] ?? null
    return minute !== null && (known === null || (!fillsOnly && !same(known, minute)))
  })
  if (!changed) return hour
  return hour.map((known, index) => (fillsOnly ? (known ?? news[index] ?? null) : (news[index] ?? known)))
}

interface Merging<T> {
  readonly same: (a: T, b: T) => boolean
  /** Known minutes stay as they are: what is asked for again long after may stem from another indicator. */
  readonly fillsOnly: boolean
}

/** What an hour held before: `unknown` where it has no row. */
export function hourBefore<T, Key>(
  known: KnownHours<T, Key>,
  key: Key,
  unknown: readonly (T | null)[],
): readonly (T | null)[] | null {
  const hour = known.get(key)
  return hour === undefined ? unknown : hour
}
