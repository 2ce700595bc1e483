/**
 * Makes something of each of a list, and takes what was made at the same place the last time where that is still so: of tens of thousands of things
 * in each cycle nearly all are what they were. Remembers the last list alone.
 *
 * @param isSame whether all that `make` reads is the same
 */
export function remembering<T, R>(
  isSame: (before: T, now: T) => boolean,
  make: (one: T) => R,
): (list: readonly T[]) => readonly { readonly one: T; readonly made: R }[] {
  let last: readonly { readonly one: T; readonly made: R }[] = []
  return (list) => {
    last = list.map((one, index) => {
      const before = last[index]
      return { one, made: before !== undefined && isSame(before.one, one) ? before.made : make(one) }
    })
    return last
  }
}
