import { sql } from 'kysely'
import { batches } from '../shared/batches.js'
import type { Reader, Transaction } from '../store/database.js'
import { givenRows } from '../store/dialect.js'
import type { Bytes, LedgerHourTable } from '../store/ledger-tables.js'
import { hourBefore, type HoursByTarget, hourSums, type KnownHours, mergeHour } from './hours-of.js'
import { decodeMinutesOrNull, encodeMinutes, type HourMinutes, type Minute, unknownHour } from './minutes-codec.js'
import type { UnreadableHour } from './unreadable-store.js'

/** Hours of one objective that new minutes changed. */
type Row = LedgerHourTable

/** The bytes of a blob column. */
export function bytesOf(bytes: Bytes): Uint8Array {
  return bytes instanceof Uint8Array ? bytes : new Uint8Array(bytes)
}

/** The same as hexadecimal digits. */
export function hexDigits(bytes: Bytes | null): string | null {
  return bytes === null ? null : Buffer.from(bytesOf(bytes)).toString('hex')
}

/** What new minutes are laid over hours with. */
export interface Laying {
  /** Definition that the news were read by, by id of the row. */
  readonly hashes: ReadonlyMap<number, string>
  /** Minutes that are known stay as they are. */
  readonly fillsOnly: boolean
  /** Told of each hour whose minutes cannot be read. It takes nothing in until it was set aside. */
  readonly onUnreadable: (hour: UnreadableHour) => void
}

/**
 * Lays new minutes over the hours in the store and returns the rows that change; writes nothing.
 *
 * @param news by id of the row
 */
export async function mergedHours(
  db: Reader,
  news: HoursByTarget<Minute>,
  { hashes, onUnreadable, fillsOnly }: Laying,
): Promise<readonly Row[]> {
  const known = await knownHours(db, news, onUnreadable)
  return [...news].flatMap(([id, hours]) =>
    [...hours].flatMap(([hour, minutes]) => {
      const before = hourBefore(known, `${id}/${hour}`, unknownHour)
      const merged = mergeHour(before, minutes, { same: isSame, fillsOnly })
      const key = { objective_id: id, hour, definition_hash: hashes.get(id) ?? '' }
      return merged === null || merged === before ? [] : [rowOf(key, merged)]
    }),
  )
}

/** Writes whole hours over what was there. */
export async function writeHours(db: Transaction, rows: readonly Row[]): Promise<void> {
  for (const batch of batches(rows, 1_000)) {
    const told = batch.map((row) => [
      ...[row.objective_id, row.hour, row.definition_hash, row.milli_events, row.milli_errors, row.observed_seconds],
      hexDigits(row.minutes),
    ])
    await sql`
      insert into ledger_hour (
        objective_id, hour, definition_hash, milli_events, milli_errors, observed_seconds, minutes)
      select objective_id, hour, definition_hash, milli_events, milli_errors, observed_seconds, minutes
      from ${givenRows(db, { name: 'told', columns: COLUMNS }, told)} where true
      on conflict (objective_id, hour) do update set
        definition_hash = excluded.definition_hash, milli_events = excluded.milli_events,
        milli_errors = excluded.milli_errors, observed_seconds = excluded.observed_seconds, minutes = excluded.minutes
    `.execute(db)
  }
}

const COLUMNS = {
  objective_id: 'number',
  hour: 'number',
  definition_hash: 'text',
  milli_events: 'number',
  milli_errors: 'number',
  observed_seconds: 'number',
  minutes: 'bytes',
} as const

async function knownHours(
  db: Reader,
  news: HoursByTarget<Minute>,
  onUnreadable: Laying['onUnreadable'],
): Promise<KnownHours<Minute>> {
  const hours = [...news.values()].flatMap((byHour) => [...byHour.keys()])
  const [first, last] = [Math.min(...hours), Math.max(...hours)]
  const known = new Map<string, HourMinutes | null>()
  for (const ids of hours.length === 0 ? [] : batches([...news.keys()], 5_000)) {
    const rows = await db
      .selectFrom('ledger_hour')
      .select(['objective_id', 'hour', 'minutes'])
      .where('objective_id', 'in', ids)
      .where('hour', '>=', first)
      .where('hour', '<=', last)
      .execute()
    for (const { objective_id, hour, minutes } of rows) {
      const decoded = minutes === null ? null : decodeMinutesOrNull(bytesOf(minutes))
      if (minutes !== null && decoded === null) onUnreadable({ kind: 'objective', targetId: objective_id, hour })
      known.set(`${objective_id}/${hour}`, decoded)
    }
  }
  return known
}

function isSame(a: Minute, b: Minute): boolean {
  return a.milliEvents === b.milliEvents && a.milliErrors === b.milliErrors
}

function rowOf(key: Pick<Row, 'objective_id' | 'hour' | 'definition_hash'>, minutes: HourMinutes): Row {
  const { milliEvents, milliErrors, observedSeconds } = hourSums(minutes)
  return {
    milli_events: milliEvents,
    milli_errors: milliErrors,
    observed_seconds: observedSeconds,
    minutes: encodeMinutes(minutes),
    ...key,
  }
}
