import { sql, type Expression, type SqlBool } from 'kysely'
import type { Interval } from '../calendar/interval.js'
import { batches } from '../shared/batches.js'
import { type Counts, type CountsReader, noCounts, objectiveId, type ObjectiveKey } from '../slo/counts.js'
import { numberOf, totalOf, type Aggregate } from '../store/aggregates.js'
import type { Database, Reader } from '../store/database.js'
import { addCutHours, OBJECTIVES_AT_ONCE } from './cut-hours-store.js'
import { cutHours, type HourCut } from './cut-hours.js'
import { HOURS_BY_INDEX } from './hours-by-index-store.js'
import { createObjectivesReader, ofServices } from './ledger-objectives-store.js'
import type { HourSums } from './minutes-codec.js'
import { createSettledSums, type OfService, type SettledSums } from './settled-sums-store.js'
import { addSums, isSettled, NOTHING, settledPart, type HourRange } from './settled-sums.js'
import { isReadable, type UnreadableHour } from './unreadable-store.js'

/**
 * Reads counts out of the ledger: whole hours by one sum over an index, the one or two hours that the interval cuts from their minutes. An
 * hour whose minutes are no longer kept, or cannot be read, gives the share of its sums that lies within the interval. The number of
 * questions grows with that of distinct intervals, hardly with that of objectives.
 *
 * @param onUnreadable told of each hour whose minutes cannot be read
 */
export function createCountsReader(
  database: Database,
  onUnreadable: (hour: UnreadableHour) => void,
): CountsReader & Pick<SettledSums, 'forget'> {
  const settled = createSettledSums(readSums)
  const objectives = createObjectivesReader()
  return {
    counts: (requests) => database.read((db) => countsIn(db, requests, { settled, onUnreadable })),
    objectives: (keys) => database.read(async (db) => objectives(db, keys, await settled.refresh(db))),
    forget() {
      settled.forget()
    },
  }
}

async function countsIn(
  db: Reader,
  requests: Parameters<CountsReader['counts']>[0],
  { settled, onUnreadable }: CountsSources,
): Promise<readonly Counts[]> {
  const idOfKey = createIds()
  const ids = requests.map(({ key }) => idOfKey(key))
  const rows = await rowsOf(
    db,
    requests.map(({ key }) => key),
    new Set(ids),
  )
  const asked = requests.map(({ interval }, index) => ({ row: rows.get(ids[index] ?? ''), interval }))
  const { all, of } = wantedOf(asked)
  await settled.refresh(db)
  const fresh = createFreshSums(db)
  for (const one of all) await addWholeHours(db, one, { settled, fresh })
  await addCutHours(db, all, onUnreadable)
  return asked.map(({ row, interval }) => {
    const sum = row === undefined ? undefined : of(interval)?.sums.get(row.id)
    return sum === undefined ? noCounts : countsOf(sum)
  })
}

/** Writes the id of each key once: several intervals are asked of one. */
function createIds(): (key: ObjectiveKey) => string {
  const known = new Map<ObjectiveKey, string>()
  return (key) => {
    const id = known.get(key) ?? objectiveId(key)
    known.set(key, id)
    return id
  }
}

interface CountsSources {
  readonly settled: SettledSums
  readonly onUnreadable: (hour: UnreadableHour) => void
}

/** The row of an objective. */
interface ObjectiveRow extends OfService {
  /** Every minute before it has been asked for, in Unix seconds; `null`: none was. */
  readonly watermark: number | null
}

/** Ids of the rows of objectives, by `objectiveId`. */
export async function idsOf(db: Reader, keys: readonly ObjectiveKey[]): Promise<ReadonlyMap<string, number>> {
  const rows = await rowsOf(db, keys, new Set(keys.map(objectiveId)))
  return new Map([...rows].map(([key, { id }]) => [key, id]))
}

/** By `objectiveId`. Groups are read with their objective, and up to where it was. */
async function rowsOf(
  db: Reader,
  keys: readonly ObjectiveKey[],
  wanted: ReadonlySet<string>,
): Promise<ReadonlyMap<string, ObjectiveRow>> {
  const columns = ['id', 'parent_id', 'watermark', 'prometheus', 'environment', 'service', 'slo', 'group_key'] as const
  const rows = await ofServices(db.selectFrom('objective').select(columns), keys).execute()
  const watermarks = new Map(rows.map(({ id, watermark }) => [id, watermark]))
  const all = rows.map(({ id, parent_id, prometheus, environment, service, slo, group_key: group }) => {
    return [
      objectiveId({ prometheus, environment, service, slo, group }),
      { id, service, watermark: watermarks.get(parent_id ?? id) ?? null },
    ] as const
  })
  return new Map(all.filter(([key]) => wanted.has(key)))
}

/** One interval, and the objectives of which it is asked. */
interface Wanted {
  readonly cut: HourCut
  /** By id. */
  readonly rows: Map<number, ObjectiveRow>
  /** Grows. */
  readonly sums: Map<number, HourSums>
}

/** None is asked for twice; empty intervals are not asked. */
function wantedOf(asked: readonly { readonly row: ObjectiveRow | undefined; readonly interval: Interval }[]): {
  readonly all: readonly Wanted[]
  readonly of: (interval: Interval) => Wanted | undefined
} {
  const all = new Map<string, Wanted>()
  // Most share their intervals with thousands of others.
  const same = new Map<Interval, Wanted>()
  for (const { row, interval } of asked) {
    if (row === undefined || interval.from >= interval.to) continue
    const one = same.get(interval) ?? at(all, interval)
    same.set(interval, one)
    one.rows.set(row.id, row)
  }
  return { all: [...all.values()], of: (interval) => same.get(interval) }
}

function at(all: Map<string, Wanted>, interval: Interval): Wanted {
  const key = `${interval.from.getTime()}/${interval.to.getTime()}`
  const one = all.get(key) ?? { cut: cutHours(interval), rows: new Map(), sums: new Map() }
  all.set(key, one)
  return one
}

async function addWholeHours(
  db: Reader,
  { cut: { whole }, rows, sums }: Wanted,
  { settled, fresh }: { readonly settled: SettledSums; readonly fresh: FreshSums },
): Promise<void> {
  const addAll = (more: ReadonlyMap<number, HourSums>) => {
    for (const [id, sum] of more) if (sum.observedSeconds > 0) addSums(sums, id, sum)
  }
  const past = settledPart(whole)
  const all = [...rows.values()]
  const kept = past === null ? [] : all.filter(({ watermark }) => isSettled(past, watermark))
  if (past === null || kept.length === 0) {
    addAll(await fresh([...rows.keys()], whole))
    return
  }
  const others = all.filter(({ watermark }) => !isSettled(past, watermark))
  addAll(await fresh(others.map(idOf), whole))
  addAll(await settled.read(db, past, kept))
  addAll(await fresh(kept.map(idOf), { from: past.to, to: whole.to }))
}

type FreshSums = (ids: readonly number[], range: HourRange) => Promise<ReadonlyMap<number, HourSums>>

/** Reads sums; those of intervals that share a range are read once. */
function createFreshSums(db: Reader): FreshSums {
  const known = new Map<string, Map<number, HourSums>>()
  return async (ids, range) => {
    const key = `${range.from}/${range.to}`
    const sums = known.get(key) ?? new Map<number, HourSums>()
    known.set(key, sums)
    const missing = ids.filter((id) => !sums.has(id))
    const read = await readSums(db, missing, range)
    for (const id of missing) sums.set(id, read.get(id) ?? NOTHING)
    return new Map(ids.map((id) => [id, sums.get(id) ?? NOTHING]))
  }
}

function idOf({ id }: OfService): number {
  return id
}

/** Sums of whole hours, by id; objectives without an hour have none. */
async function readSums(db: Reader, ids: readonly number[], whole: HourRange): Promise<ReadonlyMap<number, HourSums>> {
  const sums = new Map<number, HourSums>()
  if (whole.from >= whole.to) return sums
  for (const batch of batches(ids, OBJECTIVES_AT_ONCE)) {
    const added = await addedHours(db, batch, whole)
    const absurd = [...added].flatMap(([id, sum]) => (isAbsurd(sum, whole) ? [id] : []))
    for (const [id, sum] of added) sums.set(id, sum)
    if (absurd.length === 0) continue
    // To look at each hour takes twice the time of adding them up: only where a sum shows that one of them is beyond its bounds.
    const bounded = await addedHours(db, absurd, { ...whole, condition: isReadable })
    for (const id of absurd) sums.set(id, bounded.get(id) ?? NOTHING)
  }
  return sums
}

async function addedHours(
  db: Reader,
  ids: readonly number[],
  { condition = sql<SqlBool>`true`, ...whole }: HourRange & { readonly condition?: Expression<SqlBool> },
): Promise<Map<number, HourSums>> {
  const sums = new Map<number, HourSums>()
  for (const part of HOURS_BY_INDEX) {
    const rows = await sumsOfHours(db, ids, whole).where(part).where(condition).execute()
    for (const { objective_id, ...sum } of rows.map(toSums)) addSums(sums, objective_id, sum)
  }
  return sums
}

function sumsOfHours(db: Reader, ids: readonly number[], whole: HourRange) {
  return db
    .selectFrom('ledger_hour')
    .select([
      'objective_id',
      totalOf(db, 'milli_events').as('milliEvents'),
      totalOf(db, 'milli_errors').as('milliErrors'),
      totalOf(db, 'observed_seconds').as('observedSeconds'),
    ])
    .where('objective_id', 'in', ids)
    .where('hour', '>=', whole.from)
    .where('hour', '<', whole.to)
    .groupBy('objective_id')
}

interface SumRow {
  readonly objective_id: number
  readonly milliEvents: Aggregate
  readonly milliErrors: Aggregate
  readonly observedSeconds: Aggregate
}

function toSums({ objective_id, milliEvents, milliErrors, observedSeconds }: SumRow) {
  return {
    objective_id,
    milliEvents: numberOf(milliEvents),
    milliErrors: numberOf(milliErrors),
    observedSeconds: numberOf(observedSeconds),
  }
}

function isAbsurd({ milliEvents, milliErrors, observedSeconds }: HourSums, { from, to }: HourCut['whole']): boolean {
  const isBounded = milliEvents >= 0 && milliEvents <= MOST && Math.abs(milliErrors) <= MOST
  return !isBounded || observedSeconds < 0 || observedSeconds > to - from
}

/** More than any sum of real hours. */
const MOST = Number.MAX_SAFE_INTEGER

function countsOf({ milliEvents, milliErrors, observedSeconds }: HourSums): Counts {
  return { events: milliEvents / 1000, errors: milliErrors / 1000, observedSeconds }
}
