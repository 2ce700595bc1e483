/** Cuts a list into portions: a statement of SQLite takes 32,766 values at most. */
export function batches<T>(list: readonly T[], size: number): readonly (readonly T[])[] {
  const portions: (readonly T[])[] = []
  for (let start = 0; start < list.length; start += size) portions.push(list.slice(start, start + size))
  return portions
}
