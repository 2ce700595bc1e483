import { datasetId, type DatasetKey, type ExposureSummary, type RecoveryPointsReader } from '../backup/dataset.js'
import type { ExposureTrackReader } from '../backup/exposure-track.js'
import { sql } from 'kysely'
import type { Database, Reader } from '../store/database.js'
import { givenRows, jsonRows } from '../store/dialect.js'
import { fromUnixOrNull } from '../store/unix-time.js'
import { summariseExposure, type PointHour } from './exposure.js'
import { readPointHours } from './point-hours-store.js'
import { trackExposure } from './track-exposure.js'
import type { UnreadableHour } from './unreadable-store.js'

/** Reads the memory of recovery points out of the ledger. */
export function createRecoveryPointsReader(
  database: Database,
  onUnreadable: (hour: UnreadableHour) => void,
): RecoveryPointsReader {
  const newestOf = createNewestReader()
  return {
    newest: (keys) => database.read((db) => newestOf(db, keys)),
    exposure: (datasets, interval) =>
      database.read(async (db) => {
        const asked = new Map(datasets.map((one) => [datasetId(one.key), one]))
        const ids = await readIds(
          db,
          datasets.map(({ key }) => key),
        )
        const known = new Map([...ids].map(([id, key]) => [id, asked.get(key)]))
        const summaries = new Map<string, ExposureSummary>()
        const summarise = (id: number, hours: readonly PointHour[]) => {
          const one = known.get(id)
          if (one !== undefined) summaries.set(datasetId(one.key), summariseExposure(hours, interval, one))
        }
        for (const id of known.keys()) summarise(id, [])
        for await (const [id, hours] of readPointHours(db, { ids: [...known.keys()], interval, onUnreadable }))
          summarise(id, hours)
        return summaries
      }),
  }
}

type Newest = Awaited<ReturnType<RecoveryPointsReader['newest']>>

/**
 * What is remembered of lists of datasets: which rows they have, and what was read last. To read ten thousand names with each status costs more
 * than the rest of it, and in every second status nothing has changed. Rows never change hands while a configuration is in use.
 */
function createNewestReader() {
  const known = new WeakMap<readonly DatasetKey[], ReadonlyMap<number, string>>()
  const last = new WeakMap<readonly DatasetKey[], { readonly text: string; readonly newest: Newest }>()
  return async (db: Reader, keys: readonly DatasetKey[]): Promise<Newest> => {
    const ids = known.get(keys) ?? (await readIds(db, keys))
    if (ids.size === keys.length) known.set(keys, ids)
    const text = await readRows(db)
    const before = last.get(keys)
    if (before?.text === text && known.has(keys)) return before.newest
    const newest = newestIn(text, ids)
    last.set(keys, { text, newest })
    return newest
  }
}

const NEWEST = ['id', 'newest_point', 'answered_at'] as const

async function readRows(db: Reader): Promise<string> {
  const { rows } = await sql<{ readonly text: string }>`
    select ${jsonRows(db, NEWEST, sql`(select * from dataset order by id) as dataset`)} as text`.execute(db)
  return rows[0]?.text ?? '[]'
}

function newestIn(text: string, ids: ReadonlyMap<number, string>): Newest {
  const newest = new Map<string, { readonly pointAt: Date | null; readonly answeredAt: Date | null }>()
  for (const [id, point, answered] of JSON.parse(text) as readonly NewestRow[]) {
    const key = ids.get(id)
    if (key !== undefined) newest.set(key, { pointAt: fromUnixOrNull(point), answeredAt: fromUnixOrNull(answered) })
  }
  return newest
}

type NewestRow = readonly [id: number, newestPoint: number | null, answeredAt: number | null]

/** Reads the same hour by hour. */
export function createExposureTrackReader(
  database: Database,
  onUnreadable: (hour: UnreadableHour) => void,
): ExposureTrackReader {
  return {
    track: ({ key, ...terms }, interval) =>
      database.read(async (db) => {
        const ids = [...(await readIds(db, [key])).keys()]
        if (ids.length === 0) return null
        let known: readonly PointHour[] = []
        for await (const [, hours] of readPointHours(db, { ids, interval, onUnreadable })) known = hours
        return trackExposure(known, interval, terms)
      }),
  }
}

/** Which datasets have a row, by its id. */
async function readIds(db: Reader, keys: readonly DatasetKey[]): Promise<ReadonlyMap<number, string>> {
  const wanted = new Set(keys.map(datasetId))
  const services = [...new Set(keys.map(({ service }) => service))].map((service) => [service])
  const rows = await db
    .selectFrom('dataset')
    .select(['id', 'prometheus', 'environment', 'service', 'dataset'])
    .where(
      'service',
      'in',
      sql<string>`(select service from ${givenRows(db, { name: 'told', columns: { service: 'text' } }, services)})`,
    )
    .orderBy('id')
    .execute()
  return new Map(rows.map((row) => [row.id, datasetId(row)] as const).filter(([, key]) => wanted.has(key)))
}
