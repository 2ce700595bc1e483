import { afterEach, beforeEach, expect, test } from '@jest/globals'
import type { Database } from '../store/database.js'
import { openStore } from '../store/open-store.js'
import { readPointHours } from './point-hours-store.js'
import { encodePoints } from './points-codec.js'

const BEGIN = Date.UTC(2026, 9, 1) / 1000
const HOUR = 3600

let store: Database

beforeEach(async () => {
  store = await openStore(':memory:')
})

afterEach(() => store.close())

const at = (hour: number) => BEGIN + hour * HOUR
const pointOf = (id: number, hour: number) => at(hour) - id

async function keepHours(id: number, hours: readonly number[], bytes?: Uint8Array): Promise<void> {
  const key = { prometheus: 'default', environment: '', service: 'checkout', dataset: `d-${id}` }
  await store.write(async (transaction) => {
    await transaction
      .insertInto('dataset')
      .values({ id, ...key, history_from: BEGIN })
      .onConflict((conflict) => conflict.column('id').doNothing())
      .execute()
    const rows = hours.map((hour) => {
      const points = Array.from({ length: 60 }, () => pointOf(id, hour))
      return {
        dataset_id: id,
        hour: at(hour),
        observed_seconds: 3600,
        minutes: bytes ?? encodePoints(points, at(hour)),
      }
    })
    await transaction.insertInto('dataset_hour').values(rows).execute()
  })
}

async function read(ids: readonly number[], from: number, to: number) {
  const unreadable: unknown[] = []
  const interval = { from: new Date(at(from) * 1000), to: new Date(at(to) * 1000) }
  const found: [number, number[]][] = []
  await store.read(async (db) => {
    const wanted = { ids, interval, onUnreadable: (hour: unknown) => unreadable.push(hour) }
    for await (const [id, hours] of readPointHours(db, wanted)) {
      for (const { hour, points } of hours) expect(points[59]).toBe(pointOf(id, (hour - BEGIN) / HOUR))
      found.push([id, hours.map(({ hour }) => (hour - BEGIN) / HOUR)])
    }
  })
  return { found, unreadable }
}

const range = (from: number, to: number) => Array.from({ length: to - from }, (_, index) => from + index)

test('each dataset has its own hours in order, however many answers they come in', async () => {
  await keepHours(3, range(0, 700))
  await keepHours(5, range(100, 400))
  await keepHours(9, range(0, 1200))
  await keepHours(11, [7])
  expect((await read([11, 3, 4, 9, 5], 50, 1150)).found).toEqual([
    [3, range(50, 700)],
    [5, range(100, 400)],
    [9, range(50, 1150)],
  ])
  expect((await read([11, 5], 7, 8)).found).toEqual([[11, [7]]])
})

test('an answer that ends with the last hour of a dataset leaves out nothing and doubles nothing', async () => {
  await keepHours(1, range(0, 500))
  await keepHours(2, range(0, 500))
  expect((await read([1, 2], 0, 600)).found).toEqual([
    [1, range(0, 500)],
    [2, range(0, 500)],
  ])
})

test('hundreds of datasets, some without an hour', async () => {
  const ids = range(1, 251)
  for (const id of ids) if (id % 3 !== 0) await keepHours(id, range(id, id + 5))
  expect((await read(ids, 0, 1000)).found).toEqual(
    ids.filter((id) => id % 3 !== 0).map((id) => [id, range(id, id + 5)]),
  )
  expect((await read([], 0, 1000)).found).toEqual([])
})

test('an hour that cannot be read is told of and left out', async () => {
  await keepHours(1, [0, 2])
  await keepHours(1, [1], Uint8Array.of(255, 255))
  expect(await read([1], 0, 3)).toEqual({
    found: [[1, [0, 2]]],
    unreadable: [{ kind: 'dataset', targetId: 1, hour: at(1) }],
  })
})
