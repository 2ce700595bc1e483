import { sql } from 'kysely'
import type { Database, Reader } from '../store/database.js'
import type { DatasetHourTable, LedgerHourTable } from '../store/ledger-tables.js'
import { fromUnix } from '../store/unix-time.js'
import { hourSums } from './hours-of.js'
import { bytesOf } from './ledger-hour-store.js'
import { decodeMinutesOrNull, type HourSums } from './minutes-codec.js'
import { decodePointsOrNull } from './points-codec.js'
import { hoursBeyondBounds, isReadable } from './unreadable-store.js'

/** An hour that is not what the ledger writes. */
export interface HourFault {
  /** `checkout/availability`, with environment, group and source where there are some. */
  readonly whose: string
  readonly hour: Date
  /** A sentence without a full stop. */
  readonly what: string
}

/** What was looked at. */
export interface CheckedHours {
  /** Hours, and those of them of which minutes are kept. */
  readonly hours: number
  readonly withMinutes: number
}

export interface HourCheck {
  readonly onFault: (fault: HourFault) => void
  /** Told of how many hours were looked at so far. */
  readonly onProgress: (hours: number) => void
  readonly signal: AbortSignal
}

/** Hours that are read by one statement. */
const AT_ONCE = 2_000

/** Holds the sums of each hour of objectives against its minutes, where these are kept, and against what an hour can hold. */
export async function checkObjectiveHours(database: Database, check: HourCheck): Promise<CheckedHours> {
  const names = await database.read(objectiveNames)
  const nameOf = (id: number) => names.get(id) ?? `objective ${id}, which is not there`
  for (const { targetId, hour } of await database.read(hoursBeyondBounds))
    check.onFault({ whose: nameOf(targetId), hour: fromUnix(hour), what: 'its sums are beyond what an hour can hold' })
  const page = (after: Place) => database.read((db) => objectiveHoursAfter(db, after))
  return checkPages(page, check, (row) => faultAt(nameOf(row.objective_id), row.hour, faultOfObjective(row)))
}

/** The same for datasets, of which an hour knows how many of its minutes their source answered. */
export async function checkDatasetHours(database: Database, check: HourCheck): Promise<CheckedHours> {
  const names = await database.read(datasetNames)
  const page = (after: Place) => database.read((db) => datasetHoursAfter(db, after))
  return checkPages(page, check, (row) => {
    const whose = names.get(row.dataset_id) ?? `dataset ${row.dataset_id}, which is not there`
    return faultAt(whose, row.hour, faultOfDataset(row))
  })
}

/** Id and hour of the last row that was read. */
type Place = readonly [id: number, hour: number]

interface Page<Row> {
  readonly rows: readonly Row[]
  readonly last: Place | null
}

async function checkPages<Row extends { readonly minutes: unknown }>(
  read: (after: Place) => Promise<Page<Row>>,
  { onFault, onProgress, signal }: HourCheck,
  faultOf: (row: Row) => HourFault | null,
): Promise<CheckedHours> {
  let [hours, withMinutes] = [0, 0]
  for (let after: Place | null = [-1, 0]; after !== null;) {
    signal.throwIfAborted()
    const { rows, last }: Page<Row> = await read(after)
    for (const row of rows) {
      const fault = faultOf(row)
      if (fault !== null) onFault(fault)
      if (row.minutes !== null) withMinutes += 1
    }
    hours += rows.length
    onProgress(hours)
    after = last
  }
  return { hours, withMinutes }
}

async function objectiveHoursAfter(db: Reader, [id, hour]: Place): Promise<Page<LedgerHourTable>> {
  const rows = await db
    .selectFrom('ledger_hour')
    .selectAll()
    .where(isReadable)
    .where(sql<boolean>`(objective_id, hour) > (${id}, ${hour})`)
    .orderBy('objective_id')
    .orderBy('hour')
    .limit(AT_ONCE)
    .execute()
  const last = rows.at(-1)
  return { rows, last: last === undefined ? null : [last.objective_id, last.hour] }
}

async function datasetHoursAfter(db: Reader, [id, hour]: Place): Promise<Page<DatasetHourTable>> {
  const rows = await db
    .selectFrom('dataset_hour')
    .selectAll()
    .where(sql<boolean>`(dataset_id, hour) > (${id}, ${hour})`)
    .orderBy('dataset_id')
    .orderBy('hour')
    .limit(AT_ONCE)
    .execute()
  const last = rows.at(-1)
  return { rows, last: last === undefined ? null : [last.dataset_id, last.hour] }
}

function faultAt(whose: string, hour: number, what: string | null): HourFault | null {
  return what === null ? null : { whose, hour: fromUnix(hour), what }
}

const UNREADABLE = 'its minutes cannot be read'

function faultOfObjective(row: LedgerHourTable): string | null {
  const odd = faultOfTime(row)
  if (odd !== null || row.minutes === null) return odd
  const minutes = decodeMinutesOrNull(bytesOf(row.minutes))
  if (minutes === null) return UNREADABLE
  const sums = hourSums(minutes)
  const said = { milliEvents: row.milli_events, milliErrors: row.milli_errors, observedSeconds: row.observed_seconds }
  const isSame =
    sums.milliEvents === said.milliEvents &&
    sums.milliErrors === said.milliErrors &&
    sums.observedSeconds === said.observedSeconds
  return isSame ? null : `it says ${sumsInWords(said)}, and its minutes add up to ${sumsInWords(sums)}`
}

function sumsInWords({ milliEvents, milliErrors, observedSeconds }: HourSums): string {
  return `${milliEvents / 1000} events and ${milliErrors / 1000} errors in ${observedSeconds / 60} minutes`
}

function faultOfDataset(row: DatasetHourTable): string | null {
  const odd = faultOfTime(row)
  if (odd !== null || row.minutes === null) return odd
  const points = decodePointsOrNull(bytesOf(row.minutes), row.hour)
  if (points === null) return UNREADABLE
  const known = points.filter((point) => point !== null).length
  if (known * 60 === row.observed_seconds) return null
  return `it says that ${row.observed_seconds / 60} minutes are known, and ${known} are`
}

function faultOfTime({
  hour,
  observed_seconds: observed,
}: Pick<DatasetHourTable, 'hour' | 'observed_seconds'>): string | null {
  if (hour % 3600 !== 0) return 'it does not begin at an hour'
  return observed >= 0 && observed <= 3600 && observed % 60 === 0 ? null : `${observed} s of it are said to be known`
}

async function objectiveNames(db: Reader): Promise<ReadonlyMap<number, string>> {
  const rows = await db
    .selectFrom('objective')
    .select(['id', 'prometheus', 'environment', 'service', 'slo', 'group_key'])
    .execute()
  return new Map(
    rows.map((row) => [row.id, nameOf(`${row.service}/${row.slo}`, [row.group_key, row.environment, row.prometheus])]),
  )
}

async function datasetNames(db: Reader): Promise<ReadonlyMap<number, string>> {
  const rows = await db
    .selectFrom('dataset')
    .select(['id', 'prometheus', 'environment', 'service', 'dataset'])
    .execute()
  return new Map(
    rows.map((row) => [row.id, nameOf(`${row.service}/${row.dataset}`, [row.environment, row.prometheus])]),
  )
}

function nameOf(name: string, others: readonly string[]): string {
  const said = others.filter((other) => other !== '' && other !== 'default')
  return said.length === 0 ? name : `${name} (${said.join(', ')})`
}
