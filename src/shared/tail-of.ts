/** Keeps the last bytes of what goes by. */
export interface Tail {
  add(chunk: Uint8Array): void
  bytes(): Uint8Array
}

/** A large chunk costs no more than a small one: only its end is looked at. */
export function createTail(most: number): Tail {
  let kept = new Uint8Array()
  return {
    add(chunk) {
      if (chunk.length >= most) kept = chunk.slice(chunk.length - most)
      else {
        const before = kept.subarray(Math.max(0, kept.length + chunk.length - most))
        const joined = new Uint8Array(before.length + chunk.length)
        joined.set(before)
        joined.set(chunk, before.length)
        kept = joined
      }
    },
    bytes: () => kept,
  }
}
