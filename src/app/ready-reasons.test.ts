import { expect, it } from '@jest/globals'
import { sampleStatus } from '../../test/support/sample-status.js'
import { openStore } from '../store/open-store.js'
import { createReadyReasons } from './ready-reasons.js'

it('the daemon is ready with store, first ingest and first status, and not any more when the store fails', async () => {
  const database = await openStore(':memory:')
  const state = {
    status: null as ReturnType<typeof sampleStatus> | null,
    waiting: 'first ingest (40 %)' as string | null,
  }
  const reasons = createReadyReasons({
    database,
    board: { document: () => state.status },
    firstIngest: { waitingFor: () => state.waiting },
  })
  expect(await reasons()).toEqual(['first ingest (40 %)', 'first status'])
  state.status = sampleStatus()
  state.waiting = null
  expect(await reasons()).toEqual([])
  await database.destroy()
  expect(await reasons()).toEqual([expect.stringMatching(/^store: /)])
})
