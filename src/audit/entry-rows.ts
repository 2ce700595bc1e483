import type { AuditEntry } from './audit-entry.js'
import { canonical } from './chain.js'

/** An entry as it stands in the store. */
export function rowOf(entry: AuditEntry) {
  return {
    seq: entry.seq,
    at: Date.parse(entry.at),
    actor_kind: entry.actor.kind,
    actor_name: entry.actor.name,
    identified_by: entry.actor.identifiedBy,
    through: entry.through,
    source: entry.from,
    action: entry.action,
    object_kind: entry.object.kind,
    object_id: entry.object.id,
    old_value: canonical(entry.old),
    new_value: canonical(entry.new),
    hash: entry.hash,
  }
}

/** A row with the hash of the entry before it, whatever somebody has put there. The numbers are texts: beyond some bounds the driver refuses them. */
export type RawRow = Readonly<Record<keyof ReturnType<typeof rowOf> | 'previous', unknown>>

/** An entry as it was read. */
export interface ReadEntry {
  readonly entry: AuditEntry
  /** Whether the row is to the letter what would be written for the entry: a hash over the entry says as much of the row only then. */
  readonly isExact: boolean
}

/** Reads a row. What cannot be read, because somebody changed it, stands for nothing. */
export function toReadEntry(row: RawRow): ReadEntry {
  const entry = toEntry(row)
  if (entry === null) return { entry: unreadable(row), isExact: false }
  const isExact = Object.entries(rowOf(entry)).every(([column, value]) => {
    const read = row[column as keyof RawRow]
    return typeof value === 'number' ? read === String(value) : read === value
  })
  return { entry, isExact }
}

function toEntry(row: RawRow): AuditEntry | null {
  try {
    const text = (column: keyof RawRow) => String(row[column])
    return {
      seq: Number(row.seq),
      at: new Date(Number(row.at)).toISOString(),
      // What is none of these is found by the hash.
      actor: {
        kind: text('actor_kind') as AuditEntry['actor']['kind'],
        name: text('actor_name'),
        identifiedBy: text('identified_by') as AuditEntry['actor']['identifiedBy'],
      },
      through: text('through'),
      from: text('source'),
      action: text('action'),
      object: { kind: text('object_kind'), id: text('object_id') },
      old: JSON.parse(text('old_value')),
      new: JSON.parse(text('new_value')),
      previous: text('previous'),
      hash: text('hash'),
    }
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof RangeError) return null
    throw error
  }
}

function unreadable({ seq, hash }: RawRow): AuditEntry {
  return {
    ...{ seq: Number(seq), at: new Date(0).toISOString(), hash: String(hash), previous: '' },
    actor: { kind: 'job', name: '', identifiedBy: 'word' },
    ...{ through: 'job', from: '', action: '', object: { kind: '', id: '' }, old: null, new: null },
  }
}
