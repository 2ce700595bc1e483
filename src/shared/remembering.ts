/**
 * Makes something of each of a list, and takes what was made of the same key the last time: of tens of thousands of things in each cycle nearly all are
 * what they were. Remembers the last list alone.
 *
 * @param keyOf everything that `make` reads
 */
export function remembering<T, R>(
  keyOf: (one: T) => string,
  make: (one: T) => R,
): (list: readonly T[]) => readonly R[] {
  let last: ReadonlyMap<string, R> = new Map()
  return (list) => {
    const now = new Map<string, R>()
    const made = list.map((one) => {
      const key = keyOf(one)
      const own = last.get(key) ?? make(one)
      now.set(key, own)
      return own
    })
    last = now
    return made
  }
}
