import type { Selectable } from 'kysely'
import type { Interval } from '../calendar/interval.js'
import { batches } from '../shared/batches.js'
import type { Reader } from '../store/database.js'
import type { DatasetHourTable } from '../store/ledger-tables.js'
import { touchedHours } from './cut-hours.js'
import type { PointHour } from './exposure.js'
import { bytesOf } from './ledger-hour-store.js'
import { decodePointsOrNull } from './points-codec.js'
import type { UnreadableHour } from './unreadable-store.js'

/** Datasets that one statement asks for. */
const DATASETS_AT_ONCE = 100
/** Rows of one answer: the process stands still while it is read. */
const ROWS_AT_ONCE = 500

/** Some hours of some datasets, by the ids of their rows. */
export interface WantedHours {
  readonly ids: readonly number[]
  readonly interval: Interval
  /** Told of each hour that cannot be read; it is left out. */
  readonly onUnreadable: (hour: UnreadableHour) => void
}

/**
 * The hours that an interval touches, oldest first, of one dataset after the other: those of all at once may be months of ten thousand. A dataset of which
 * there are none does not appear.
 */
export async function* readPointHours(
  db: Reader,
  wanted: WantedHours,
): AsyncGenerator<readonly [id: number, hours: readonly PointHour[]]> {
  let [of, hours]: [number | null, PointHour[]] = [null, []]
  for await (const row of rowsInOrder(db, wanted)) {
    if (row.dataset_id !== of) {
      if (of !== null) yield [of, hours]
      of = row.dataset_id
      hours = []
    }
    hours.push(...readHour(row, wanted.onUnreadable))
  }
  if (of !== null) yield [of, hours]
}

type Row = Pick<Selectable<DatasetHourTable>, 'dataset_id' | 'hour' | 'minutes'>

async function* rowsInOrder(db: Reader, { ids, interval }: WantedHours): AsyncGenerator<Row> {
  const ordered = ids.toSorted((a, b) => a - b)
  for (const some of batches(ordered, DATASETS_AT_ONCE)) {
    let last: Row | undefined
    do {
      const rows = await readRows(db, { ids: some, interval }, last)
      yield* rows
      last = rows.length < ROWS_AT_ONCE ? undefined : rows.at(-1)
    } while (last !== undefined)
  }
}

async function readRows(
  db: Reader,
  { ids, interval }: Pick<WantedHours, 'ids' | 'interval'>,
  after: Row | undefined,
): Promise<readonly Row[]> {
  const { from, to } = touchedHours(interval)
  const reached = after?.dataset_id ?? -Infinity
  const query = db
    .selectFrom('dataset_hour')
    .select(['dataset_id', 'hour', 'minutes'])
    .where(
      'dataset_id',
      'in',
      ids.filter((id) => id >= reached),
    )
    .where('hour', '>=', from)
    .where('hour', '<', to)
    .orderBy('dataset_id')
    .orderBy('hour')
    .limit(ROWS_AT_ONCE)
  if (after === undefined) return query.execute()
  const { dataset_id, hour } = after
  return query.where((where) => where.or([where('dataset_id', '>', dataset_id), where('hour', '>', hour)])).execute()
}

function readHour({ dataset_id, hour, minutes }: Row, onUnreadable: WantedHours['onUnreadable']): readonly PointHour[] {
  const points = minutes === null ? null : decodePointsOrNull(bytesOf(minutes), hour)
  if (minutes !== null && points === null) onUnreadable({ kind: 'dataset', targetId: dataset_id, hour })
  return points === null ? [] : [{ hour, points }]
}
