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
