import type { Interval } from '../calendar/interval.js'
import { batches } from '../shared/batches.js'
import { objectiveId } from '../slo/counts.js'
import type { Minutes, MinutesReader, SummedHour } from '../slo/minutes.js'
import type { Database, Reader } from '../store/database.js'
import { toUnix } from '../store/unix-time.js'
import { idsOf } from './counts-store.js'
import { touchedHours } from './cut-hours.js'
import { lateHoursAfter } from './late-hours-store.js'
import { bytesOf } from './ledger-hour-store.js'
import { readInto, type MinuteRoom } from './minutes-codec.js'
import { isReadable, type UnreadableHour } from './unreadable-store.js'

/** Objectives in one statement: the rows of a month of so many are in memory at once, and take some 50 ms. */
const AT_ONCE = 25

/**
 * Reads minutes as they are kept: straight from the bytes of each hour into the room of the whole interval.
 *
 * @param onUnreadable told of each hour whose minutes cannot be read: they are unknown
 */
export function createMinutesReader(database: Database, onUnreadable: (hour: UnreadableHour) => void): MinutesReader {
  return {
    minutes: (requests) => database.read((db) => minutesIn(db, requests, onUnreadable)),
    lateHours: (after) => database.read((db) => lateHoursAfter(db, after)),
  }
}

/** The minutes that one request asks for, being filled in. */
interface Room extends MinuteRoom {
  readonly id: number | undefined
  readonly interval: Interval
  readonly from: number
  readonly summed: SummedHour[]
}

async function minutesIn(
  db: Reader,
  requests: Parameters<MinutesReader['minutes']>[0],
  onUnreadable: (hour: UnreadableHour) => void,
): Promise<readonly Minutes[]> {
  const keys = requests.map(({ key }) => key)
  const ids = await idsOf(db, keys)
  const rooms = requests.map(({ key, interval }) => roomFor(ids.get(objectiveId(key)), interval))
  for (const group of groupsOf(rooms)) {
    for (const batch of batches([...group.byId.keys()], AT_ONCE))
      await fillSome(db, group, { ids: batch, onUnreadable })
  }
  return rooms.map(({ from, events, errors, summed }) => ({ from, events, errors, summed }))
}

interface Group {
  readonly interval: Interval
  readonly byId: Map<number, Room[]>
}

interface Some {
  readonly ids: readonly number[]
  readonly onUnreadable: (hour: UnreadableHour) => void
}

async function fillSome(db: Reader, { interval, byId }: Group, { ids, onUnreadable }: Some): Promise<void> {
  for (const row of await hoursIn(db, ids, interval)) {
    for (const room of byId.get(row.objective_id) ?? []) fill(room, row, onUnreadable)
  }
  for (const { objective_id: id, hour, ...sums } of await summedIn(db, ids, interval)) {
    const [events, errors] = [sums.milli_events / 1000, sums.milli_errors / 1000]
    const summed = { hour, events, errors, observedSeconds: sums.observed_seconds }
    for (const room of byId.get(id) ?? []) room.summed.push(summed)
  }
}

/** Rooms of the same interval are filled together. */
function groupsOf(rooms: readonly Room[]): readonly Group[] {
  const groups = new Map<string, Group>()
  for (const room of rooms) {
    const { id, interval } = room
    if (id === undefined || room.events.length === 0) continue
    const key = `${interval.from.getTime()}/${interval.to.getTime()}`
    const group = groups.get(key) ?? { interval, byId: new Map<number, Room[]>() }
    group.byId.set(id, [...(group.byId.get(id) ?? []), room])
    groups.set(key, group)
  }
  return [...groups.values()]
}

function roomFor(id: number | undefined, interval: Interval): Room {
  const from = toUnix(interval.from)
  const length = Math.max(0, Math.ceil((toUnix(interval.to) - from) / 60))
  return { id, interval, from, summed: [], events: unknown(length), errors: unknown(length) }
}

function unknown(length: number): Float64Array {
  return new Float64Array(length).fill(NaN)
}

type HourRow = Awaited<ReturnType<typeof hoursIn>>[number]

/** Few columns: of a hundred thousand rows each costs. */
function hoursIn(db: Reader, ids: readonly number[], interval: Interval) {
  return hoursOf(db, ids, interval)
    .select(['objective_id', 'hour', 'minutes'])
    .where('minutes', 'is not', null)
    .execute()
}

/** Those of which only sums are kept. */
function summedIn(db: Reader, ids: readonly number[], interval: Interval) {
  return hoursOf(db, ids, interval)
    .select(['objective_id', 'hour', 'milli_events', 'milli_errors', 'observed_seconds'])
    .where('minutes', 'is', null)
    .execute()
}

function hoursOf(db: Reader, ids: readonly number[], interval: Interval) {
  const { from, to } = touchedHours(interval)
  return db
    .selectFrom('ledger_hour')
    .where('objective_id', 'in', ids)
    .where('hour', '>=', from)
    .where('hour', '<', to)
    .where(isReadable)
}

function fill(
  room: Room,
  { objective_id: targetId, hour, minutes }: HourRow,
  onUnreadable: (hour: UnreadableHour) => void,
): void {
  if (minutes === null || readInto(room, bytesOf(minutes), (hour - room.from) / 60)) return
  onUnreadable({ kind: 'objective', targetId, hour })
}
