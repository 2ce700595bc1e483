import { datasetId, type DatasetKey, type ExposureSummary, type RecoveryPointsReader } from '../backup/dataset.js'
import type { ExposureTrackReader } from '../backup/exposure-track.js'
import type { Interval } from '../calendar/interval.js'
import type { Selectable } from 'kysely'
import type { Database, Reader } from '../store/database.js'
import type { DatasetTable } from '../store/ledger-tables.js'
import { touchedHours } from './cut-hours.js'
import { fromUnixOrNull } from '../store/unix-time.js'
import { summariseExposure, type PointHour } from './exposure.js'
import { bytesOf } from './ledger-hour-store.js'
import { decodePointsOrNull } from './points-codec.js'
import { trackExposure } from './track-exposure.js'
import type { UnreadableHour } from './unreadable-store.js'

type Row = Selectable<DatasetTable>

/** Reads the memory of recovery points out of the ledger. */
export function createRecoveryPointsReader(
  database: Database,
  onUnreadable: (hour: UnreadableHour) => void,
): RecoveryPointsReader {
  return {
    async newest(keys) {
      const rows = await database.read((db) => rowsOf(db, keys))
      return new Map(
        [...rows].map(([key, { newest_point, answered_at }]) => {
          return [key, { pointAt: fromUnixOrNull(newest_point), answeredAt: fromUnixOrNull(answered_at) }]
        }),
      )
    },
    exposure: (datasets, interval) =>
      database.read(async (db) => {
        const keys = datasets.map(({ key }) => key)
        const rows = await rowsOf(db, keys)
        const summaries = new Map<string, ExposureSummary>()
        for (const { key, ...terms } of datasets) {
          const row = rows.get(datasetId(key))
          if (row === undefined) continue
          const hours = await hoursOfDataset(db, { id: row.id, interval }, onUnreadable)
          summaries.set(datasetId(key), summariseExposure(hours, interval, terms))
        }
        return summaries
      }),
  }
}

/** Reads the same hour by hour. */
export function createExposureTrackReader(
  database: Database,
  onUnreadable: (hour: UnreadableHour) => void,
): ExposureTrackReader {
  return {
    track: ({ key, ...terms }, interval) =>
      database.read(async (db) => {
        const row = (await rowsOf(db, [key])).get(datasetId(key))
        if (row === undefined) return null
        return trackExposure(await hoursOfDataset(db, { id: row.id, interval }, onUnreadable), interval, terms)
      }),
  }
}

async function rowsOf(db: Reader, keys: readonly DatasetKey[]): Promise<ReadonlyMap<string, Row>> {
  const wanted = new Set(keys.map(datasetId))
  const rows = await db.selectFrom('dataset').selectAll().orderBy('id').execute()
  return new Map(rows.map((row) => [datasetId(row), row] as const).filter(([key]) => wanted.has(key)))
}

async function hoursOfDataset(
  db: Reader,
  { id, interval }: { readonly id: number; readonly interval: Interval },
  onUnreadable: (hour: UnreadableHour) => void,
): Promise<readonly PointHour[]> {
  const { from, to } = touchedHours(interval)
  const rows = await db
    .selectFrom('dataset_hour')
    .select(['hour', 'minutes'])
    .where('dataset_id', '=', id)
    .where('hour', '>=', from)
    .where('hour', '<', to)
    .orderBy('hour')
    .execute()
  return rows.flatMap(({ hour, minutes }) => {
    const points = minutes === null ? null : decodePointsOrNull(bytesOf(minutes), hour)
    if (minutes !== null && points === null) onUnreadable({ kind: 'dataset', targetId: id, hour })
    return points === null ? [] : [{ hour, points }]
  })
}
