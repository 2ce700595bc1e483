import type { Database } from '../store/database.js'
import { readEntriesAfter } from './audit-entries-read-store.js'
import { lastLink } from './audit-store.js'
import { faultOf, missing, type Fault } from './chain-fault.js'
import { BEFORE_FIRST, type Link } from './chain.js'

/** Entries that are read at once. */
const PAGE = 1000

/** What came of following the chain from its beginning. */
export interface Verdict {
  /** Entries that are there and hold. */
  readonly entries: number
  /** The last of them: what to note elsewhere. `seq` 0: there is none. */
  readonly head: Link
  /** The first that does not hold; `null`: all do. */
  readonly fault: Fault | null
}

export interface VerifyOptions {
  /** A hash that was noted before: the chain must still have it. */
  readonly noted?: string | undefined
  readonly signal?: AbortSignal | undefined
}

/**
 * Follows the chain from its first entry to the last that had been written when it began, without keeping anybody from writing.
 *
 * @returns `null`: aborted
 */
export async function verifyChain(database: Database, { noted, signal }: VerifyOptions = {}): Promise<Verdict | null> {
  const written = (await database.read(lastLink)).seq
  let head: Link = { seq: 0, hash: BEFORE_FIRST }
  let isSeen = noted === undefined
  const verdict = (fault: Fault | null): Verdict => ({ entries: head.seq, head, fault })
  while (signal?.aborted !== true) {
    const page = await database.read((reader) => readEntriesAfter(reader, { after: head.seq, most: PAGE }))
    for (const read of page) {
      const fault = faultOf(read, head)
      if (fault !== null) return verdict(fault)
      head = read.entry
      isSeen ||= head.hash === noted
    }
    if (page.length < PAGE) return verdict(faultAtEnd({ head, written, isSeen }))
  }
  return null
}

interface End {
  readonly head: Link
  /** Number of the last entry that was ever written, as the database remembers it. */
  readonly written: number
  readonly isSeen: boolean
}

function faultAtEnd({ head, written, isSeen }: End): Fault | null {
  if (head.seq < written) return { seq: head.seq + 1, what: missing(head.seq + 1, written) }
  if (isSeen) return null
  return { seq: head.seq + 1, what: 'no entry has the hash that was noted: the log was cut off, or written anew' }
}
