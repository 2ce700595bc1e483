import { sql } from 'kysely'
import type { Interval } from '../calendar/interval.js'
import { objectiveId, type Counts, type CountsReader, type ObjectiveKey } from '../slo/counts.js'
import type { Database } from '../store/database.js'
import { batches } from '../shared/batches.js'
import { cutHours, type CutHour } from './cut-hours.js'
import { hourSums, type HourSums } from './hour-sums.js'
import { bytesOf } from './ledger-hour-store.js'
import { isReadable, type UnreadableHour } from './unreadable-store.js'
import { decodeMinutesOrNull } from './minutes-codec.js'
import { readObjectives } from './ledger-objectives-store.js'

/**
 * Reads counts out of the ledger: whole hours by one sum over an index, the one or two hours that the interval cuts from their minutes. An
 * hour whose minutes are no longer kept, or cannot be read, gives the share of its sums that lies within the interval.
 *
 * @param onUnreadable told of each hour whose minutes cannot be read
 */
export function createCountsReader(db: Database, onUnreadable: (hour: UnreadableHour) => void): CountsReader {
  return {
    async counts(keys, interval) {
      const ids = await idsOf(db, keys)
      const sums = await sumsOf(db, { ids: [...ids.values()], onUnreadable }, interval)
      return new Map(
        [...ids].flatMap(([key, id]) => {
          const sum = sums.get(id)
          return sum === undefined ? [] : [[key, countsOf(sum)]]
        }),
      )
    },
    objectives: (keys) => readObjectives(db, keys),
  }
}

/** Ids of the rows of objectives, by `objectiveId`. */
export async function idsOf(db: Database, keys: readonly ObjectiveKey[]): Promise<ReadonlyMap<string, number>> {
  const wanted = new Set(keys.map(objectiveId))
  const columns = ['id', 'prometheus', 'environment', 'service', 'slo', 'group_key'] as const
  const rows = await db.selectFrom('objective').select(columns).execute()
  const all = rows.map((row) => [objectiveId({ ...row, group: row.group_key }), row.id] as const)
  return new Map(all.filter(([key]) => wanted.has(key)))
}

async function sumsOf(
  db: Database,
  { ids, onUnreadable }: Pick<Sum, 'ids' | 'onUnreadable'>,
  interval: Interval,
): Promise<ReadonlyMap<number, HourSums>> {
  const { whole, cut } = cutHours(interval)
  const sums = new Map<number, HourSums>()
  for (const batch of batches(ids, 5_000)) {
    if (whole.from < whole.to) await addWholeHours(db, { ids: batch, sums, whole, onUnreadable })
    if (cut.length > 0) await addCutHours(db, { ids: batch, sums, cut, onUnreadable })
  }
  return sums
}

interface Sum {
  readonly ids: readonly number[]
  /** Grows. */
  readonly sums: Map<number, HourSums>
  readonly onUnreadable: (hour: UnreadableHour) => void
}

interface WholeHours {
  readonly from: number
  readonly to: number
}

async function addWholeHours(db: Database, { ids, sums, whole }: Sum & { readonly whole: WholeHours }): Promise<void> {
  const rows = await wholeHours(db, ids, whole).execute()
  const absurd = new Set(rows.filter((row) => isAbsurd(row, whole)).map(({ objective_id }) => objective_id))
  for (const { objective_id, ...sum } of rows) if (!absurd.has(objective_id)) add(sums, objective_id, sum)
  if (absurd.size === 0) return
  // To look at each hour takes twice the time of adding them up: only where a sum shows that one of them is beyond its bounds.
  const bounded = await wholeHours(db, [...absurd], whole)
    .where(isReadable)
    .execute()
  for (const { objective_id, ...sum } of bounded) add(sums, objective_id, sum)
}

/** `sum` of whole numbers ends with an error where they outgrow 64 bits, `total` does not. */
function wholeHours(db: Database, ids: readonly number[], whole: WholeHours) {
  return db
    .selectFrom('ledger_hour')
    .select([
      'objective_id',
      sql<number>`total(milli_events)`.as('milliEvents'),
      sql<number>`total(milli_errors)`.as('milliErrors'),
      sql<number>`total(observed_seconds)`.as('observedSeconds'),
    ])
    .where('objective_id', 'in', ids)
    .where('hour', '>=', whole.from)
    .where('hour', '<', whole.to)
    .groupBy('objective_id')
}

function isAbsurd({ milliEvents, milliErrors, observedSeconds }: HourSums, { from, to }: WholeHours): boolean {
  const isBounded = milliEvents >= 0 && milliEvents <= MOST && Math.abs(milliErrors) <= MOST
  return !isBounded || observedSeconds < 0 || observedSeconds > to - from
}

/** More than any sum of real hours. */
const MOST = Number.MAX_SAFE_INTEGER

async function addCutHours(
  db: Database,
  { ids, sums, cut, onUnreadable }: Sum & { readonly cut: readonly CutHour[] },
): Promise<void> {
  const rows = await db
    .selectFrom('ledger_hour')
    .selectAll()
    .where('objective_id', 'in', ids)
    .where(
      'hour',
      'in',
      cut.map(({ hour }) => hour),
    )
    .where(isReadable)
    .execute()
  for (const row of rows) {
    const part = cut.find(({ hour }) => hour === row.hour)
    if (part === undefined) continue
    const { first, last } = part
    const minutes = row.minutes === null ? null : decodeMinutesOrNull(bytesOf(row.minutes))
    if (minutes === null && row.minutes !== null)
      onUnreadable({ kind: 'objective', targetId: row.objective_id, hour: row.hour })
    const sum = minutes === null ? shareOf(row, (last - first) / 60) : hourSums(minutes, first, last)
    if (sum.observedSeconds > 0) add(sums, row.objective_id, sum)
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
