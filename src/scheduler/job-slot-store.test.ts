import { expect, it } from '@jest/globals'
import { openStore } from '../store/open-store.js'
import { createJobSlotStore } from './job-slot-store.js'

it('remembers the last slot of each job and never moves it backwards', async () => {
  const database = await openStore(':memory:')
  const store = createJobSlotStore(database)
  expect(await store.lastSlot('status')).toBeNull()
  await store.markDone('status', new Date('2026-11-20T12:00:00Z'))
  await store.markDone('status', new Date('2026-11-20T11:59:30Z'))
  await store.markDone('report', new Date('2026-11-01T08:00:00Z'))
  expect(await store.lastSlot('status')).toEqual(new Date('2026-11-20T12:00:00Z'))
  expect(await store.lastSlot('report')).toEqual(new Date('2026-11-01T08:00:00Z'))
  await database.close()
})

it('is not asked for again until the job has done another slot, or was set back', async () => {
  const database = await openStore(':memory:')
  let reads = 0
  const counted: typeof database = {
    ...database,
    read: (work) => {
      reads += 1
      return database.read(work)
    },
  }
  const store = createJobSlotStore(counted)
  const at = (minute: number) => new Date(Date.UTC(2026, 10, 20, 12, minute))
  const twice = async () => [await store.lastSlot('status'), await store.lastSlot('status')]
  expect(await twice()).toEqual([null, null])
  await store.markDone('status', at(5))
  expect(await twice()).toEqual([at(5), at(5)])
  await store.setBack('status', at(1))
  expect(await twice()).toEqual([at(1), at(1)])
  expect(reads).toBe(3)
  await database.close()
})
