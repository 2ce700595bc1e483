import { stringify } from 'csv-stringify/sync'
import type { AuditEntry } from './audit-entry.js'
import { canonical } from './chain.js'

const COLUMNS = [
  ...['seq', 'at', 'actor_kind', 'actor', 'identified_by', 'through', 'from', 'action', 'object_kind', 'object'],
  ...['old', 'new', 'previous', 'hash'],
] as const

/** The first line. It begins with a byte order mark, without which Excel takes UTF-8 for another encoding. */
export function csvHead(): string {
  return stringify([COLUMNS], { bom: true, record_delimiter: 'windows' })
}

/** A line per entry (RFC 4180). A text that a spreadsheet would take for a formula begins with an apostrophe. */
export function csvLines(entries: readonly AuditEntry[]): string {
  const rows = entries.map(({ seq, at, actor, through, from, action, object, ...entry }) => [
    ...[seq, at, actor.kind, actor.name, actor.identifiedBy, through, from, action, object.kind, object.id],
    ...[canonical(entry.old), canonical(entry.new), entry.previous, entry.hash],
  ])
  return stringify(rows, { record_delimiter: 'windows', escape_formulas: true })
}
