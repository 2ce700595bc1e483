import { sql } from 'kysely'
import type { Interval } from '../calendar/interval.js'
import type { Hole } from '../sla/unseen.js'
import type { TrafficReader } from '../sla/traffic-reader.js'
import type { Traffic, TrafficHour } from '../sla/traffic.js'
import type { ObjectiveKey } from '../slo/counts.js'
import { numberOf, totalOf } from '../store/aggregates.js'
import type { Database, Reader } from '../store/database.js'
import { batches } from '../shared/batches.js'
import { loadJumps } from './counter-jump-store.js'
import { idsOf } from './counts-store.js'
import { touchedHours } from './cut-hours.js'
import { holesIn } from './holes.js'
import { bytesOf } from './ledger-hour-store.js'
import { isReadable, type UnreadableHour } from './unreadable-store.js'
import { decodeMinutesOrNull, HOUR_MINUTES, unknownHour, type HourMinutes } from './minutes-codec.js'
import { appendTo } from '../shared/lists-by.js'

/** Objectives per question: the rows of a month and more of each are in memory at once. */
const BATCH = 50

/** Less of an hour than this says nothing about how busy it was at most. */
const LEAST_SECONDS = 1800

/**
 * Reads what the ledger tells about time that it does not know.
 *
 * @param onUnreadable told of each hour whose minutes cannot be read: they are unknown
 */
export function createTrafficReader(database: Database, onUnreadable: (hour: UnreadableHour) => void): TrafficReader {
  return {
    traffic: (keys, interval) => database.read((db) => forEach(db, keys, (ids) => trafficOf(db, ids, interval))),
    holes: (keys, interval) =>
      database.read((db) => forEach(db, keys, (ids) => holesOf(db, { ids, onUnreadable }, interval))),
  }
}

async function forEach<T>(
  db: Reader,
  keys: readonly ObjectiveKey[],
  read: (ids: readonly number[]) => Promise<ReadonlyMap<number, T>>,
): Promise<ReadonlyMap<string, T>> {
  const ids = await idsOf(db, keys)
  const found = new Map<number, T>()
  for (const batch of batches([...ids.values()], BATCH)) {
    for (const [id, one] of await read(batch)) found.set(id, one)
  }
  return new Map(
    [...ids].flatMap(([key, id]) => {
      const one = found.get(id)
      return one === undefined ? [] : [[key, one]]
    }),
  )
}

async function trafficOf(db: Reader, ids: readonly number[], interval: Interval): Promise<Map<number, Traffic>> {
  const { from, to } = touchedHours(interval)
  const rows = await db
    .selectFrom('ledger_hour')
    .select([
      'objective_id as id',
      sql<number>`(hour / 3600) % 168`.as('hourOfWeek'),
      totalOf(db, 'milli_events').as('milliEvents'),
      totalOf(db, 'observed_seconds').as('observedSeconds'),
      sql<
        number | null
      >`max(case when observed_seconds >= ${LEAST_SECONDS} then cast(milli_events as double precision) / observed_seconds end)`.as(
        'busiest',
      ),
    ])
    .where('objective_id', 'in', ids)
    .where('hour', '>=', from)
    .where('hour', '<', to)
    .where(isReadable)
    .groupBy(['objective_id', 'hourOfWeek'])
    .orderBy('objective_id')
    .orderBy('hourOfWeek')
    .execute()
  const byId = new Map<number, TrafficHour[]>()
  for (const { id, hourOfWeek, milliEvents, observedSeconds, busiest } of rows) {
    const events = numberOf(milliEvents) / 1000
    const hour = { hourOfWeek, events, observedSeconds: numberOf(observedSeconds), busiest: (busiest ?? 0) / 1000 }
    appendTo(byId, id, hour)
  }
  return byId
}

interface Asked {
  readonly ids: readonly number[]
  readonly onUnreadable: (hour: UnreadableHour) => void
}

/** Stretches of unknown minutes of some objectives, oldest first, each with what their counters rose by over it. */
export async function holesOf(db: Reader, { ids, onUnreadable }: Asked, interval: Interval) {
  const { from, to } = touchedHours(interval)
  // An hour more on either side: what was counted beside a hole may lie beyond the interval.
  const rows = await db
    .selectFrom('ledger_hour')
    .select(['objective_id', 'hour', 'milli_events', 'milli_errors', 'observed_seconds', 'minutes'])
    .where('objective_id', 'in', ids)
    .where('hour', '>=', from - 3600)
    .where('hour', '<', to + 3600)
    .where(isReadable)
    .execute()
  const byId = new Map(ids.map((id) => [id, new Map<number, HourMinutes>()]))
  for (const row of rows) {
    const minutes = minutesOf(row)
    if (minutes === null) onUnreadable({ kind: 'objective', targetId: row.objective_id, hour: row.hour })
    else byId.get(row.objective_id)?.set(row.hour, minutes)
  }
  const jumps = new Map((await loadJumps(db, ids, interval)).map((one) => [jumpKey(one.objectiveId, one), one.jump]))
  return new Map(
    [...byId].map(([id, hours]) => {
      const holes = holesIn((hour) => hours.get(hour) ?? unknownHour, interval)
      return [id, holes.map((hole): Hole => ({ ...hole, jump: jumps.get(jumpKey(id, hole)) ?? null }))]
    }),
  )
}

function jumpKey(id: number, { from, to }: Interval): string {
  return `${id}/${from.getTime()}/${to.getTime()}`
}

interface Row {
  readonly milli_events: number
  readonly milli_errors: number
  readonly observed_seconds: number
  readonly minutes: ArrayBuffer | Uint8Array | null
}

/** `null`: they cannot be read. An hour whose minutes are no longer kept is taken to be known from its beginning, evenly, for as long as it was observed. */
function minutesOf({ minutes, milli_events, milli_errors, observed_seconds }: Row): HourMinutes | null {
  if (minutes !== null) return decodeMinutesOrNull(bytesOf(minutes))
  const known = observed_seconds / 60
  const even = { milliEvents: milli_events / Math.max(1, known), milliErrors: milli_errors / Math.max(1, known) }
  return Array.from({ length: HOUR_MINUTES }, (_, index) => (index < known ? even : null))
}
