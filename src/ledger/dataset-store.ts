import { rawPointOrNeverQuery } from '../backup/backup-queries.js'
import type { Dataset } from '../backup/dataset.js'
import { sql, type Selectable } from 'kysely'
import type { Reader, Transaction } from '../store/database.js'
import { givenRows } from '../store/dialect.js'
import type { DatasetTable } from '../store/ledger-tables.js'
import { batches } from '../shared/batches.js'
import { mapBreathing } from '../shared/breathe.js'
import { fromUnix, fromUnixOrNull, toUnix } from '../store/unix-time.js'
import { formerNamesOf } from './former-names.js'
import { parseRivalries } from './rivalry.js'
import { undivided, type Target } from './target.js'

type Row = Selectable<DatasetTable>

/**
 * Gives every dataset of the configuration its row; a new one begins at `historyFrom`, a renamed one, or one of a renamed service, takes over the
 * row of its former name unless its new name has one already. Repeating it changes nothing.
 */
export async function registerDatasets(
  db: Transaction,
  datasets: readonly Dataset[],
  historyFrom: Date,
): Promise<void> {
  await adoptRenamed(db, datasets)
  const rows = datasets.map((dataset) => ({
    prometheus: dataset.prometheus,
    environment: dataset.environment ?? '',
    service: dataset.service,
    dataset: dataset.name,
    history_from: toUnix(historyFrom),
    watermark: null,
    newest_point: null,
    answered_at: null,
  }))
  for (const batch of batches(rows, 500)) {
    const insert = db.insertInto('dataset').values([...batch])
    await insert.onConflict((conflict) => conflict.doNothing()).execute()
  }
}

async function adoptRenamed(db: Transaction, datasets: readonly Dataset[]): Promise<void> {
  const renamed = datasets.filter((one) => formerNamesOf(one).length > 0)
  if (renamed.length === 0) return
  const rows = new Map((await db.selectFrom('dataset').selectAll().execute()).map((row) => [rowKey(row), row]))
  for (const dataset of renamed) {
    const { service, name } = dataset
    const former = formerNamesOf(dataset).map((one) => rows.get(keyOf(dataset, one)))
    const row = former.find((one) => one !== undefined)
    if (row === undefined || rows.has(keyOf(dataset))) continue
    await db.updateTable('dataset').set({ service, dataset: name }).where('id', '=', row.id).execute()
  }
}

/** The datasets of one Prometheus that the configuration names, as they stand. */
export async function loadDatasets(db: Reader, datasets: readonly Dataset[]): Promise<readonly Target[]> {
  const rows = new Map((await db.selectFrom('dataset').selectAll().execute()).map((row) => [rowKey(row), row]))
  const targets = await mapBreathing(datasets, (dataset) => {
    const row = rows.get(keyOf(dataset))
    return row === undefined ? [] : [targetOf(row, dataset)]
  })
  return targets.flat()
}

/** What new minutes say about a dataset as a whole. */
export interface DatasetNews {
  readonly id: number
  /** Unix seconds; `null`: the source told of none. */
  readonly newestPoint: number | null
  /** Whether the source tells of all that there is: then the newest point is what it told last. */
  readonly isAll?: boolean
  /** Unix seconds; `null`: the source did not answer. */
  readonly answeredAt: number | null
}

/** Every minute before `watermark` has now been asked for. Watermark, newest data point and last answer never move backwards, but for a point that its source says is gone. */
export async function moveDatasets(db: Transaction, news: readonly DatasetNews[], watermark: Date): Promise<void> {
  const byId = new Map(news.map((one) => [one.id, one]))
  const ids = [...byId.keys()].map((id) => [id])
  const { rows } = await sql<Standing>`
    select id, watermark, newest_point, answered_at from dataset
    where id in (select id from ${givenRows(db, { name: 'told', columns: { id: 'number' } }, ids)})`.execute(db)
  const moved = rows.flatMap((row) => movedRow(row, byId.get(row.id), watermark))
  for (const batch of batches(moved, 1000)) await place(db, batch)
}

type Standing = Pick<Row, 'id' | 'watermark' | 'newest_point' | 'answered_at'>

/** None where nothing moves: settled minutes are read again and again, and mostly say the same. */
function movedRow(row: Standing, news: DatasetNews | undefined, watermark: Date): readonly Standing[] {
  if (news === undefined) return []
  const { newestPoint, answeredAt, isAll = false } = news
  const moved = {
    id: row.id,
    watermark: latest(row.watermark, toUnix(watermark)),
    newest_point: isAll && answeredAt !== null ? newestPoint : latest(row.newest_point, newestPoint),
    answered_at: latest(row.answered_at, answeredAt),
  }
  const isStill =
    moved.watermark === row.watermark &&
    moved.newest_point === row.newest_point &&
    moved.answered_at === row.answered_at
  return isStill ? [] : [moved]
}

async function place(db: Transaction, rows: readonly Standing[]): Promise<void> {
  const values = rows.map(({ id, watermark, newest_point, answered_at }) => [id, watermark, newest_point, answered_at])
  const columns = { id: 'number', watermark: 'number', newest_point: 'number', answered_at: 'number' } as const
  await sql`
    update dataset set watermark = moved.watermark, newest_point = moved.newest_point, answered_at = moved.answered_at
    from ${givenRows(db, { name: 'moved', columns }, values)} where dataset.id = moved.id`.execute(db)
}

function latest(a: number | null, b: number | null): number | null {
  return a === null || b === null ? (a ?? b) : Math.max(a, b)
}

function keyOf({ prometheus, environment, service, name }: Dataset, former = { service, name }): string {
  return `${prometheus}/${environment ?? ''}/${former.service}/${former.name}`
}

function rowKey({ prometheus, environment, service, dataset }: Row): string {
  return `${prometheus}/${environment}/${service}/${dataset}`
}

const rawQueries = new WeakMap<Dataset, string>()

/** Made once: a query is taken apart and put together again for it, and the datasets are loaded with every minute. */
function rawQueryOf(dataset: Dataset): string {
  const query = rawQueries.get(dataset) ?? rawPointOrNeverQuery(dataset)
  rawQueries.set(dataset, query)
  return query
}

function targetOf(row: Row, dataset: Dataset): Target {
  return {
    id: row.id,
    environment: row.environment,
    service: row.service,
    name: row.dataset,
    // Of pings no Prometheus is asked.
    raw: dataset.source === 'ping' ? [] : [rawQueryOf(dataset)],
    definitionHash: '',
    historyFrom: fromUnix(row.history_from),
    definedSince: fromUnix(row.history_from),
    watermark: fromUnixOrNull(row.watermark),
    division: undivided,
    isSigned: false,
    rivalries: parseRivalries(row.rivalries),
  }
}
