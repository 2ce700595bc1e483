import { sealed, type Link } from './chain.js'
import type { ReadEntry } from './entry-rows.js'

/** The first entry that is not what was written, and in which way. */
export interface Fault {
  readonly seq: number
  /** A sentence without full stop. */
  readonly what: string
}

/** What is wrong with an entry that comes after `last`; `null`: nothing. */
export function faultOf({ entry, isExact }: ReadEntry, last: Link): Fault | null {
  const { hash, ...content } = entry
  const { seq } = entry
  const expected = last.seq + 1
  if (seq > expected) return { seq: expected, what: missing(expected, seq - 1) }
  if (seq < expected) return { seq, what: `entry ${seq} was inserted` }
  const isSealed = isExact && sealed(content).hash === hash
  return isSealed ? null : { seq, what: `entry ${seq} is not what was written, or the one before it is not` }
}

/** Entries that are not there. */
export function missing(from: number, to: number): string {
  return from === to ? `entry ${from} is missing` : `entries ${from} to ${to} are missing`
}
