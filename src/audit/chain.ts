import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'
import type { AuditEntry, EntryContent } from './audit-entry.js'

/** What stands for the hash before the first entry. */
export const BEFORE_FIRST = '0'.repeat(64)

/** The canonical JSON (RFC 8785) of plain data. */
export function canonical(value: unknown): string {
  const text = canonicalize(value)
  if (text === undefined) throw new TypeError(`expected plain data, not ${typeof value}`)
  return text
}

/** The entry with its hash, which depends on all that came before. */
export function sealed(content: EntryContent): AuditEntry {
  return { ...content, hash: createHash('sha256').update(canonical(content)).digest('hex') }
}

/** How far a chain holds. */
export interface Link {
  readonly seq: number
  readonly hash: string
}
