import { sql } from 'kysely'
import { breathe } from '../../shared/breathe.js'
import type { Reader, Transaction } from '../../store/database.js'
import { datasetId, type DatasetKey } from '../dataset.js'
import { MEASURES_KEPT, type BackupMeasure } from './backup-measures.js'

interface MeasureRow {
  readonly point_at: number
  readonly size_bytes: number | null
  readonly duration_ms: number | null
}

/** What was kept of what sources told, by id of the dataset. */
export async function readToldMeasures(reader: Reader): Promise<ReadonlyMap<string, readonly BackupMeasure[]>> {
  const rows = await reader.selectFrom('backup_measure').selectAll().orderBy('point_at', 'desc').execute()
  const measures = new Map<string, BackupMeasure[]>()
  for (const row of rows) {
    const id = datasetId(row)
    const known = measures.get(id) ?? []
    if (known.length === 0) measures.set(id, known)
    known.push(toMeasure(row))
  }
  return measures
}

/** What was kept of one dataset, the newest first. */
export async function toldMeasuresOf(reader: Reader, key: DatasetKey): Promise<readonly BackupMeasure[]> {
  const rows = ofDataset(reader.selectFrom('backup_measure').selectAll(), key)
  return (await rows.orderBy('point_at', 'desc').execute()).map(toMeasure)
}

/** Keeps what a source told of a backup: in place of what is known of the one at `instead`, where that is given, and of no more than are compared. */
export async function keepMeasure(
  transaction: Transaction,
  key: DatasetKey,
  { measure, instead }: { readonly measure: BackupMeasure; readonly instead: Date | null },
): Promise<void> {
  const { pointAt, sizeBytes, durationSeconds } = measure
  if (instead !== null) {
    await ofDataset(transaction.deleteFrom('backup_measure'), key).where('point_at', '=', instead.getTime()).execute()
  }
  await transaction
    .insertInto('backup_measure')
    .values({
      ...key,
      point_at: pointAt.getTime(),
      size_bytes: sizeBytes,
      duration_ms: durationSeconds === null ? null : Math.round(durationSeconds * 1000),
    })
    .execute()
  const known = await toldMeasuresOf(transaction, key)
  const last = known[MEASURES_KEPT - 1]
  if (last === undefined) return
  await ofDataset(transaction.deleteFrom('backup_measure'), key)
    .where('point_at', '<', last.pointAt.getTime())
    .execute()
}

interface Narrowed<Query> {
  where(column: 'prometheus' | 'environment' | 'service' | 'dataset', operator: '=', value: string): Query
}

function ofDataset<Query extends Narrowed<Query>>(query: Query, key: DatasetKey): Query {
  return query
    .where('prometheus', '=', key.prometheus)
    .where('environment', '=', key.environment)
    .where('service', '=', key.service)
    .where('dataset', '=', key.dataset)
}

function toMeasure({ point_at, size_bytes, duration_ms }: MeasureRow): BackupMeasure {
  return {
    pointAt: new Date(point_at),
    sizeBytes: size_bytes,
    durationSeconds: duration_ms === null ? null : duration_ms / 1000,
  }
}

/** So many datasets are read by one statement, a few milliseconds: where all are told of all the time, pings wait meanwhile. */
const READ_TOGETHER = 25

/** The newest good runs of datasets that are told of by pings, by the id of the target. Reads an index, however many runs there were. */
export async function readPingMeasures(
  reader: Reader,
  targets: readonly number[],
): Promise<ReadonlyMap<number, readonly BackupMeasure[]>> {
  const measures = new Map<number, BackupMeasure[]>(targets.map((id) => [id, []]))
  for (let first = 0; first < targets.length; first += READ_TOGETHER) {
    const some = targets.slice(first, first + READ_TOGETHER)
    const { rows } = await sql<MeasureRow & { readonly target_id: number }>`
      select r.target_id, r.point_at, r.size_bytes, r.ended_at - r.started_at as duration_ms
      from ping_target t join backup_run r on r.id in (
        select id from backup_run where target_id = t.id and point_at is not null
        order by point_at desc limit ${sql.lit(MEASURES_KEPT)})
      where t.id in (${sql.join(some)})`.execute(reader)
    for (const row of rows) measures.get(row.target_id)?.push(toMeasure(row))
    await breathe()
  }
  return measures
}
