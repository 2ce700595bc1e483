import type { Actor, Subject } from '../event/domain-event.js'
import type { Initiator } from './initiator.js'

/** A change that is made now. */
export interface Change {
  readonly initiator: Initiator
  readonly at: Date
  /** What was done, as `incident.acknowledge`. */
  readonly action: string
  readonly object: Subject
  /** As far as it changed; without secrets. `undefined`: there was nothing. What is large is cut. */
  readonly old?: unknown
  /** The same after the change. `undefined`: there is nothing any more. */
  readonly new?: unknown
}

/** What an entry says, and the hash of the one before it. */
export interface EntryContent {
  /** 1 for the first, then one more each. */
  readonly seq: number
  /** ISO 8601, UTC. */
  readonly at: string
  readonly actor: Actor & Pick<Initiator, 'identifiedBy'>
  readonly through: string
  readonly from: string
  readonly action: string
  readonly object: Subject
  /** Plain JSON data; `null`: nothing. */
  readonly old: unknown
  readonly new: unknown
  /** Hash of the entry before; of the first: 64 zeros. */
  readonly previous: string
}

/** An entry of the log. */
export interface AuditEntry extends EntryContent {
  /** SHA-256 over the canonical JSON (RFC 8785) of everything else, in hexadecimal digits. */
  readonly hash: string
}
