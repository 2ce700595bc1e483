import type { Interval } from '../calendar/interval.js'
import { batches } from '../shared/batches.js'
import { type Counts, type CountsReader, noCounts, objectiveId, type ObjectiveKey } from '../slo/counts.js'
import { numberOf, totalOf, type Aggregate } from '../store/aggregates.js'
import type { Database, Reader } from '../store/database.js'
import { type CutHour, cutHours, type HourCut } from './cut-hours.js'
import { hourSums, type HourSums } from './hours-of.js'
import { bytesOf } from './ledger-hour-store.js'
import { readObjectives } from './ledger-objectives-store.js'
import { decodeMinutesOrNull } from './minutes-codec.js'
import { isReadable, type UnreadableHour } from './unreadable-store.js'

/** Objectives in one statement: a month of hours of so many takes some 20 ms, in which nothing else is answered. */
const AT_ONCE = 250

/**
 * Reads counts out of the ledger: whole hours by one sum over an index, the one or two hours that the interval cuts from their minutes. An
 * hour whose minutes are no longer kept, or cannot be read, gives the share of its sums that lies within the interval. The number of
 * questions grows with that of distinct intervals, hardly with that of objectives.
 *
 * @param onUnreadable told of each hour whose minutes cannot be read
 */
export function createCountsReader(database: Database, onUnreadable: (hour: UnreadableHour) => void): CountsReader {
  return {
    counts: (requests) => database.read((db) => countsIn(db, requests, onUnreadable)),
    objectives: (keys) => database.read((db) => readObjectives(db, keys)),
  }
}

async function countsIn(
  db: Reader,
  requests: Parameters<CountsReader['counts']>[0],
  onUnreadable: (hour: UnreadableHour) => void,
): Promise<readonly Counts[]> {
  const keys = requests.map(({ key }) => key)
  const ids = await idsOf(db, keys)
  const asked = requests.map(({ key, interval }) => ({ id: ids.get(objectiveId(key)), interval }))
  const wanted = wantedOf(asked)
  for (const one of wanted.values()) await addWholeHours(db, one)
  await addCutHours(db, [...wanted.values()], onUnreadable)
  return asked.map(({ id, interval }) => {
    const sum = id === undefined ? undefined : wanted.get(intervalId(interval))?.sums.get(id)
    return sum === undefined ? noCounts : countsOf(sum)
  })
}

/** Ids of the rows of objectives, by `objectiveId`. */
export async function idsOf(db: Reader, keys: readonly ObjectiveKey[]): Promise<ReadonlyMap<string, number>> {
  const wanted = new Set(keys.map(objectiveId))
  const columns = ['id', 'prometheus', 'environment', 'service', 'slo', 'group_key'] as const
  const rows = await db.selectFrom('objective').select(columns).execute()
  const all = rows.map((row) => [objectiveId({ ...row, group: row.group_key }), row.id] as const)
  return new Map(all.filter(([key]) => wanted.has(key)))
}

/** One interval, and the objectives of which it is asked. */
interface Wanted {
  readonly cut: HourCut
  readonly ids: Set<number>
  /** Grows. */
  readonly sums: Map<number, HourSums>
}

function intervalId({ from, to }: Interval): string {
  return `${from.getTime()}/${to.getTime()}`
}

/** By `intervalId`, so that none is asked for twice; empty intervals are not asked. */
function wantedOf(
  asked: readonly { readonly id: number | undefined; readonly interval: Interval }[],
): ReadonlyMap<string, Wanted> {
  const all = new Map<string, Wanted>()
  for (const { id, interval } of asked) {
    if (id === undefined || interval.from >= interval.to) continue
    const key = intervalId(interval)
    const one = all.get(key) ?? { cut: cutHours(interval), ids: new Set(), sums: new Map() }
    one.ids.add(id)
    all.set(key, one)
  }
  return all
}

async function addWholeHours(db: Reader, { cut: { whole }, ids, sums }: Wanted): Promise<void> {
  if (whole.from >= whole.to) return
  for (const batch of batches([...ids], AT_ONCE)) {
    const rows = (await wholeHours(db, batch, whole).execute()).map(toSums)
    const absurd = new Set(rows.filter((row) => isAbsurd(row, whole)).map(({ objective_id }) => objective_id))
    for (const { objective_id, ...sum } of rows) if (!absurd.has(objective_id)) add(sums, objective_id, sum)
    if (absurd.size === 0) continue
    // To look at each hour takes twice the time of adding them up: only where a sum shows that one of them is beyond its bounds.
    const bounded = await wholeHours(db, [...absurd], whole)
      .where(isReadable)
      .execute()
    for (const { objective_id, ...sum } of bounded.map(toSums)) add(sums, objective_id, sum)
  }
}

function wholeHours(db: Reader, ids: readonly number[], whole: HourCut['whole']) {
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

/** The minutes of an hour are read once, however many intervals cut it. */
async function addCutHours(
  db: Reader,
  all: readonly Wanted[],
  onUnreadable: (hour: UnreadableHour) => void,
): Promise<void> {
  const parts = all.flatMap(({ cut, ...rest }) => cut.cut.map((part) => ({ ...part, ...rest })))
  for (const [hour, cutting] of byHour(parts)) {
    const ids = new Set(cutting.flatMap((one) => [...one.ids]))
    for (const batch of batches([...ids], AT_ONCE)) {
      for (const row of await cutHour(db, batch, hour)) addCut(row, cutting, onUnreadable)
    }
  }
}

type Cutting = CutHour & Pick<Wanted, 'ids' | 'sums'>

function byHour(parts: readonly Cutting[]): ReadonlyMap<number, readonly Cutting[]> {
  const hours = new Map<number, Cutting[]>()
  for (const part of parts) hours.set(part.hour, [...(hours.get(part.hour) ?? []), part])
  return hours
}

type CutRow = Awaited<ReturnType<typeof cutHour>>[number]

function cutHour(db: Reader, ids: readonly number[], hour: number) {
  return db
    .selectFrom('ledger_hour')
    .select(['objective_id', 'hour', 'milli_events', 'milli_errors', 'observed_seconds', 'minutes'])
    .where('objective_id', 'in', ids)
    .where('hour', '=', hour)
    .where(isReadable)
    .execute()
}

function addCut(row: CutRow, cutting: readonly Cutting[], onUnreadable: (hour: UnreadableHour) => void): void {
  const id = row.objective_id
  const minutes = row.minutes === null ? null : decodeMinutesOrNull(bytesOf(row.minutes))
  if (minutes === null && row.minutes !== null) onUnreadable({ kind: 'objective', targetId: id, hour: row.hour })
  for (const { first, last, ids, sums } of cutting) {
    if (!ids.has(id)) continue
    const sum = minutes === null ? shareOf(row, (last - first) / 60) : hourSums(minutes, first, last)
    if (sum.observedSeconds > 0) add(sums, id, sum)
  }
}

function shareOf(
  row: { readonly milli_events: number; readonly milli_errors: number; readonly observed_seconds: number },
  share: number,
): HourSums {
  return {
    milliEvents: Math.round(row.milli_events * share),
    milliErrors: Math.round(row.milli_errors * share),
    observedSeconds: Math.round((row.observed_seconds * share) / 60) * 60,
  }
}

function add(sums: Map<number, HourSums>, id: number, more: HourSums): void {
  const sum = sums.get(id)
  sums.set(id, {
    milliEvents: (sum?.milliEvents ?? 0) + more.milliEvents,
    milliErrors: (sum?.milliErrors ?? 0) + more.milliErrors,
    observedSeconds: (sum?.observedSeconds ?? 0) + more.observedSeconds,
  })
}

function countsOf({ milliEvents, milliErrors, observedSeconds }: HourSums): Counts {
  return { events: milliEvents / 1000, errors: milliErrors / 1000, observedSeconds }
}
