import { batches } from '../shared/batches.js'
import type { Reader, Transaction } from '../store/database.js'
import type { DatasetHourTable } from '../store/ledger-tables.js'
import { hourBefore, type HoursByTarget, type KnownHours, mergeHour } from './hours-of.js'
import { bytesOf, type Laying } from './ledger-hour-store.js'
import { decodePointsOrNull, encodePoints, type HourPoints, silentHour } from './points-codec.js'
import type { UnreadableHour } from './unreadable-store.js'

/** Lays new minutes over the hours in the store and returns the rows that change; writes nothing. */
export async function mergedPoints(
  db: Reader,
  news: HoursByTarget<number>,
  { onUnreadable, fillsOnly }: Omit<Laying, 'hashes'>,
): Promise<readonly DatasetHourTable[]> {
  const rows: DatasetHourTable[] = []
  for (const [id, hours] of news) {
    const known = await knownPoints(db, { id, hours: [...hours.keys()] }, onUnreadable)
    for (const [hour, points] of hours) {
      const before = hourBefore(known, hour, silentHour)
      const merged = mergeHour(before, points, { same: (a, b) => a === b, fillsOnly })
      if (merged !== null && merged !== before) rows.push(rowOf(id, hour, merged))
    }
  }
  return rows
}

/** Writes whole hours over what was there. */
export async function writePoints(db: Transaction, rows: readonly DatasetHourTable[]): Promise<void> {
  for (const batch of batches(rows, 1_000)) {
    await db
      .insertInto('dataset_hour')
      .values([...batch])
      .onConflict((conflict) =>
        conflict.columns(['dataset_id', 'hour']).doUpdateSet((set) => ({
          observed_seconds: set.ref('excluded.observed_seconds'),
          minutes: set.ref('excluded.minutes'),
        })),
      )
      .execute()
  }
}

async function knownPoints(
  db: Reader,
  { id, hours }: { readonly id: number; readonly hours: readonly number[] },
  onUnreadable: (hour: UnreadableHour) => void,
): Promise<KnownHours<number, number>> {
  if (hours.length === 0) return new Map()
  const rows = await db
    .selectFrom('dataset_hour')
    .select(['hour', 'minutes'])
    .where('dataset_id', '=', id)
    .where('hour', 'in', hours)
    .execute()
  return new Map(
    rows.map(({ hour, minutes }) => {
      const decoded = minutes === null ? null : decodePointsOrNull(bytesOf(minutes), hour)
      if (minutes !== null && decoded === null) onUnreadable({ kind: 'dataset', targetId: id, hour })
      return [hour, decoded]
    }),
  )
}

function rowOf(id: number, hour: number, points: HourPoints): DatasetHourTable {
  const known = points.filter((point) => point !== null)
  return { dataset_id: id, hour, observed_seconds: known.length * 60, minutes: encodePoints(points, hour) }
}
