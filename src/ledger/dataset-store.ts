import { rawPointOrNeverQuery } from '../backup/backup-queries.js'
import type { Dataset } from '../backup/dataset.js'
import { sql, type RawBuilder, type Selectable } from 'kysely'
import type { Reader, Transaction } from '../store/database.js'
import { givenRows, jsonRows } from '../store/dialect.js'
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
export type DatasetLoader = (db: Reader) => Promise<readonly Target[]>

/**
 * Loads them with every minute. What stays is read once: the names of ten thousand rows take longer than where they stand. Rows never change hands while
 * a configuration is in use.
 */
export function createDatasetLoader(datasets: readonly Dataset[]): DatasetLoader {
  let known: ReadonlyMap<number, Target> = new Map()
  return async (db) => {
    if (known.size < datasets.length) {
      const targets = await loadAll(db, datasets)
      known = new Map(targets.map((target) => [target.id, target]))
      return targets
    }
    const { rows } = await sql<{ readonly text: string }>`
      select ${jsonRows(db, STANDING, sql`dataset`)} as text`.execute(db)
    const standing = JSON.parse(rows[0]?.text ?? '[]') as readonly StandingRow[]
    const byId = new Map(standing.map(([id, ...stands]) => [id, stands]))
    return [...known].map(([id, target]) => placed(target, byId.get(id)))
  }
}

const STANDING = ['id', 'watermark', 'rivalries'] as const
type StandingRow = readonly [id: number, watermark: number | null, rivalries: string]

function placed(target: Target, stands: readonly [watermark: number | null, rivalries: string] | undefined): Target {
  if (stands === undefined) return target
  const [watermark, rivalries] = stands
  return { ...target, watermark: fromUnixOrNull(watermark), rivalries: parseRivalries(rivalries) }
}

async function loadAll(db: Reader, datasets: readonly Dataset[]): Promise<readonly Target[]> {
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

/**
 * Every minute before `watermark` has now been asked for. Watermark, newest data point and last answer never move backwards, but for a point that its
 * source says is gone. Rows of which nothing moves are left alone: settled minutes are read again and again, and mostly say the same.
 */
export async function moveDatasets(db: Transaction, news: readonly DatasetNews[], watermark: Date): Promise<void> {
  for (const batch of batches(news, 1000)) {
    const told = batch.map(({ id, newestPoint, answeredAt, isAll = false }) => [
      ...[id, newestPoint, answeredAt],
      isAll && answeredAt !== null ? 1 : 0,
    ])
    const columns = { id: 'number', newest_point: 'number', answered_at: 'number', is_all: 'number' } as const
    const at = sql.val(toUnix(watermark))
    const point = sql`case when told.is_all = 1 then told.newest_point else ${latest('newest_point', sql.ref('told.newest_point'))} end`
    await sql`
      update dataset set watermark = moved.watermark, newest_point = moved.newest_point, answered_at = moved.answered_at
      from (
        select dataset.id, ${latest('watermark', sql`cast(${at} as bigint)`)} as watermark, ${point} as newest_point,
          ${latest('answered_at', sql.ref('told.answered_at'))} as answered_at
        from ${givenRows(db, { name: 'told', columns }, told)} join dataset on dataset.id = told.id
      ) as moved
      where dataset.id = moved.id and (
        dataset.watermark is distinct from moved.watermark or dataset.newest_point is distinct from moved.newest_point
        or dataset.answered_at is distinct from moved.answered_at)`.execute(db)
  }
}

/** Of what is in the store and what is told the later one; `null`: there is neither. */
function latest(column: 'watermark' | 'newest_point' | 'answered_at', told: RawBuilder<unknown>): RawBuilder<unknown> {
  const known = sql.ref(`dataset.${column}`)
  return sql`case when ${told} is null or ${known} >= ${told} then ${known} else ${told} end`
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
    raw: () => (dataset.source === 'ping' ? [] : [rawQueryOf(dataset)]),
    definitionHash: '',
    historyFrom: fromUnix(row.history_from),
    definedSince: fromUnix(row.history_from),
    watermark: fromUnixOrNull(row.watermark),
    division: undivided,
    isSigned: false,
    rivalries: parseRivalries(row.rivalries),
  }
}
