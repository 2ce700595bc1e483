/**
 * Lays new knowledge over an hour: a known minute overwrites, an unknown one never does. Nothing else decides what a minute holds, so
 * reading it twice, late, or in other portions gives the same hour.
 *
 * @returns the merged hour, or `hour` itself when nothing changed
 */
export function mergeHour<T>(
  hour: readonly (T | null)[],
  news: readonly (T | null)[],
  same: (a: T, b: T) => boolean,
): readonly (T | null)[] {
  const changed = news.some((minute, index) => {
    const known = hour[index] ?? null
    return minute !== null && (known === null || !same(known, minute))
  })
  return changed ? hour.map((known, index) => news[index] ?? known) : hour
}
