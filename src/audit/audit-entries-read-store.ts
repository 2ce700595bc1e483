import { sql, type RawBuilder } from 'kysely'
import type { Reader } from '../store/database.js'
import type { AuditEntry } from './audit-entry.js'
import { BEFORE_FIRST } from './chain.js'
import { toReadEntry, type RawRow, type ReadEntry } from './entry-rows.js'

/** Which entries are wanted: all that match everything that is said. */
export interface AuditFilter {
  /** Name of who made the change. */
  readonly actor?: string | undefined
  /** Whole, or up to a dot: `incident` is all that is done to incidents. */
  readonly action?: string | undefined
  /** Kind of the object, or kind and id: `incident`, `incident:12`. */
  readonly object?: string | undefined
  readonly from?: Date | undefined
  /** Excluded. */
  readonly to?: Date | undefined
}

/** Entries in the order in which they were written, after one of them. */
export async function readEntriesAfter(
  reader: Reader,
  { after, most, ...filter }: AuditFilter & { readonly after: number; readonly most: number },
): Promise<readonly ReadEntry[]> {
  const wanted = [sql<boolean>`e.seq > ${after}`, ...conditionsOf(filter)]
  return readEntries(reader, sql`where ${sql.join(wanted, sql` and `)} order by e.seq limit ${most}`)
}

/** Entries with a lower number, the newest first; `before: null`: all. */
export async function readNewestEntries(
  reader: Reader,
  { before, most, ...filter }: AuditFilter & { readonly before: number | null; readonly most: number },
): Promise<readonly AuditEntry[]> {
  const wanted = [before === null ? sql<boolean>`true` : sql<boolean>`e.seq < ${before}`, ...conditionsOf(filter)]
  const found = readEntries(reader, sql`where ${sql.join(wanted, sql` and `)} order by e.seq desc limit ${most}`)
  return (await found).map(({ entry }) => entry)
}

function conditionsOf({ actor, action, object, from, to }: AuditFilter): readonly RawBuilder<boolean>[] {
  return [
    where(actor, (name) => sql`e.actor_name = ${name}`),
    // `/` is what comes after `.`: the bounds take in all that begins with the action and a dot, and an index knows them.
    where(action, (one) => sql`(e.action = ${one} or e.action >= ${`${one}.`} and e.action < ${`${one}/`})`),
    where(object, objectIs),
    where(from, (at) => sql`e.at >= ${at.getTime()}`),
    where(to, (at) => sql`e.at < ${at.getTime()}`),
  ].flat()
}

function where<Value>(value: Value | undefined, condition: (value: Value) => RawBuilder<boolean>) {
  return value === undefined ? [] : [condition(value)]
}

function objectIs(object: string): RawBuilder<boolean> {
  const [kind = '', ...id] = object.split(':')
  if (id.length === 0) return sql`e.object_kind = ${kind}`
  return sql`(e.object_kind = ${kind} and e.object_id = ${id.join(':')})`
}

async function readEntries(reader: Reader, rest: RawBuilder<unknown>): Promise<readonly ReadEntry[]> {
  const { rows } = await sql<RawRow>`
    select cast(e.seq as text) as seq, cast(e.at as text) as at, e.actor_kind, e.actor_name, e.identified_by, e.through, e.source,
      e.action, e.object_kind, e.object_id, e.old_value, e.new_value, e.hash,
      coalesce((select b.hash from audit_entry b where b.seq < e.seq order by b.seq desc limit 1), ${BEFORE_FIRST}) as previous
    from audit_entry e ${rest}`.execute(reader)
  return rows.map(toReadEntry)
}
