import { sql } from 'kysely'
import { batches } from '../shared/batches.js'
import type { Reader, Transaction } from '../store/database.js'
import { givenRows } from '../store/dialect.js'
import type { DatasetHourTable } from '../store/ledger-tables.js'
import { hourBefore, type HoursByTarget, type KnownHours, mergeHour } from './hours-of.js'
import { bytesOf, hexDigits, type Laying } from './ledger-hour-store.js'
import { decodePointsOrNull, encodePoints, type HourPoints, silentHour } from './points-codec.js'
import type { UnreadableHour } from './unreadable-store.js'

/** Datasets of which the hours are read by one statement. */
const READ_TOGETHER = 200

/** Lays new minutes over the hours in the store and returns the rows that change; writes nothing. */
export async function mergedPoints(
  db: Reader,
  news: HoursByTarget<number>,
  { onUnreadable, fillsOnly }: Omit<Laying, 'hashes'>,
): Promise<readonly DatasetHourTable[]> {
  const rows: DatasetHourTable[] = []
  for (const batch of batches([...news], READ_TOGETHER)) {
    const known = await knownPoints(db, batch, onUnreadable)
    for (const [id, hours] of batch) {
      for (const [hour, points] of hours) {
        const before = hourBefore(known.get(id) ?? new Map<number, never>(), hour, silentHour)
        const merged = mergeHour(before, points, { same: (a, b) => a === b, fillsOnly })
        if (merged !== null && merged !== before) rows.push(rowOf(id, hour, merged))
      }
    }
  }
  return rows
}

/** Writes whole hours over what was there. */
export async function writePoints(db: Transaction, rows: readonly DatasetHourTable[]): Promise<void> {
  for (const batch of batches(rows, 1_000)) {
    const columns = { dataset_id: 'number', hour: 'number', observed_seconds: 'number', minutes: 'bytes' } as const
    const told = batch.map((row) => [row.dataset_id, row.hour, row.observed_seconds, hexDigits(row.minutes)])
    await sql`
      insert into dataset_hour (dataset_id, hour, observed_seconds, minutes)
      select dataset_id, hour, observed_seconds, minutes from ${givenRows(db, { name: 'told', columns }, told)} where true
      on conflict (dataset_id, hour) do update set observed_seconds = excluded.observed_seconds, minutes = excluded.minutes
    `.execute(db)
  }
}

async function knownPoints(
  db: Reader,
  news: readonly (readonly [id: number, hours: ReadonlyMap<number, unknown>])[],
  onUnreadable: (hour: UnreadableHour) => void,
): Promise<ReadonlyMap<number, KnownHours<number, number>>> {
  const wanted = new Map(news)
  const known = new Map<number, Map<number, HourPoints | null>>(news.map(([id]) => [id, new Map()]))
  const all = [...new Set(news.flatMap(([, hours]) => [...hours.keys()]))]
  for (const hours of batches(all, 5_000)) {
    for (const { dataset_id: id, hour, minutes } of await hoursOfAll(db, [...wanted.keys()], hours)) {
      // Others are read for the sake of another dataset.
      const isWanted = wanted.get(id)?.has(hour) === true
      if (isWanted) known.get(id)?.set(hour, decodedOf({ id, hour, minutes }, onUnreadable))
    }
  }
  return known
}

function decodedOf(
  { id, hour, minutes }: Pick<DatasetHourTable, 'hour' | 'minutes'> & { readonly id: number },
  onUnreadable: (hour: UnreadableHour) => void,
): HourPoints | null {
  if (minutes === null) return null
  const decoded = decodePointsOrNull(bytesOf(minutes), hour)
  if (decoded === null) onUnreadable({ kind: 'dataset', targetId: id, hour })
  return decoded
}

function hoursOfAll(db: Reader, ids: readonly number[], hours: readonly number[]) {
  const all = db.selectFrom('dataset_hour').select(['dataset_id', 'hour', 'minutes'])
  return all.where('dataset_id', 'in', ids).where('hour', 'in', hours).execute()
}

function rowOf(id: number, hour: number, points: HourPoints): DatasetHourTable {
  const known = points.filter((point) => point !== null)
  return { dataset_id: id, hour, observed_seconds: known.length * 60, minutes: encodePoints(points, hour) }
}
