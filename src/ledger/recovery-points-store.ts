import { datasetId, type DatasetKey, type ExposureSummary, type RecoveryPointsReader } from '../backup/dataset.js'
import type { ExposureTrackReader } from '../backup/exposure-track.js'
import type { Selectable } from 'kysely'
import type { Database, Reader } from '../store/database.js'
import type { DatasetTable } from '../store/ledger-tables.js'
import { fromUnixOrNull } from '../store/unix-time.js'
import { summariseExposure, type PointHour } from './exposure.js'
import { readPointHours } from './point-hours-store.js'
import { trackExposure } from './track-exposure.js'
import type { UnreadableHour } from './unreadable-store.js'

type Row = Selectable<DatasetTable>

/** Reads the memory of recovery points out of the ledger. */
export function createRecoveryPointsReader(
  database: Database,
  onUnreadable: (hour: UnreadableHour) => void,
): RecoveryPointsReader {
  const idsOf = createRowIds()
  return {
    newest: (keys) => database.read(async (db) => readNewest(db, await idsOf(db, keys))),
    exposure: (datasets, interval) =>
      database.read(async (db) => {
        const keys = datasets.map(({ key }) => key)
        const rows = await rowsOf(db, keys)
        const known = new Map(
          datasets.flatMap((one) => {
            const row = rows.get(datasetId(one.key))
            return row === undefined ? [] : [[row.id, one] as const]
          }),
        )
        const summaries = new Map<string, ExposureSummary>()
        for (const { key, ...terms } of known.values())
          summaries.set(datasetId(key), summariseExposure([], interval, terms))
        for await (const [id, hours] of readPointHours(db, { ids: [...known.keys()], interval, onUnreadable })) {
          const one = known.get(id)
          if (one !== undefined) summaries.set(datasetId(one.key), summariseExposure(hours, interval, one))
        }
        return summaries
      }),
  }
}

async function readNewest(db: Reader, ids: ReadonlyMap<number, string>) {
  const rows = await db.selectFrom('dataset').select(['id', 'newest_point', 'answered_at']).orderBy('id').execute()
  const newest = new Map<string, { readonly pointAt: Date | null; readonly answeredAt: Date | null }>()
  for (const { id, newest_point, answered_at } of rows) {
    const key = ids.get(id)
    const known = { pointAt: fromUnixOrNull(newest_point), answeredAt: fromUnixOrNull(answered_at) }
    if (key !== undefined) newest.set(key, known)
  }
  return newest
}

/**
 * Which rows datasets have: asked once for a list of which all have theirs, because to read ten thousand names with each status costs more than the
 * rest of it. Rows never change hands while a configuration is in use.
 */
function createRowIds() {
  const known = new WeakMap<readonly DatasetKey[], ReadonlyMap<number, string>>()
  return async (db: Reader, keys: readonly DatasetKey[]): Promise<ReadonlyMap<number, string>> => {
    const before = known.get(keys)
    if (before !== undefined) return before
    const ids = new Map([...(await rowsOf(db, keys))].map(([key, { id }]) => [id, key]))
    if (ids.size === keys.length) known.set(keys, ids)
    return ids
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
        let known: readonly PointHour[] = []
        for await (const [, hours] of readPointHours(db, { ids: [row.id], interval, onUnreadable })) known = hours
        return trackExposure(known, interval, terms)
      }),
  }
}

async function rowsOf(db: Reader, keys: readonly DatasetKey[]): Promise<ReadonlyMap<string, Row>> {
  const wanted = new Set(keys.map(datasetId))
  const rows = await db.selectFrom('dataset').selectAll().orderBy('id').execute()
  return new Map(rows.map((row) => [datasetId(row), row] as const).filter(([key]) => wanted.has(key)))
}
