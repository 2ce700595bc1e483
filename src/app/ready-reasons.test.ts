import { expect, it } from '@jest/globals'
import { sampleStatus } from '../../test/support/sample-status.js'
import { openStore } from '../store/open-store.js'
import { createReadyReasons } from './ready-reasons.js'

it('the daemon is ready with store, first ingest and first status, and not any more when the store fails', async () => {
  const database = await openStore(':memory:')
  const clock = () => new Date('2026-11-20T12:00:00Z')
  const state = {
    status: null as ReturnType<typeof sampleStatus> | null,
    waiting: 'first ingest (40 %)' as string | null,
  }
  const reasons = createReadyReasons({
    database,
    clock,
    status: { document: () => state.status },
    firstIngest: { waitingFor: () => state.waiting },
  })
  expect(await reasons()).toEqual(['first ingest (40 %)', 'first status'])
  state.status = sampleStatus()
  state.waiting = null
  expect(await reasons()).toEqual([])
  await database.close()
  expect(await reasons()).toEqual([expect.stringMatching(/^store: /)])
})

it('the daemon is not ready while its ledger is ahead of the clock', async () => {
  const database = await openStore(':memory:')
  const state = { now: new Date('2026-11-20T12:00:00Z') }
  const reasons = createReadyReasons({
    database,
    clock: () => state.now,
    status: { document: sampleStatus },
    firstIngest: { waitingFor: () => null },
  })
  const watermark = Date.parse('2026-11-20T15:00:00Z') / 1000
  const names = { prometheus: 'default', environment: '', service: 'checkout', slo: 'availability', group_key: '' }
  const rest = { definition_hash: 'x', history_from: 0, parent_id: null, group_by: '', seen_at: null }
  await database.write((transaction) =>
    transaction
      .insertInto('objective')
      .values({ ...names, ...rest, watermark })
      .execute(),
  )
  expect(await reasons()).toEqual([expect.stringContaining('2026-11-20T15:00:00.000Z, ahead of the clock')])
  state.now = new Date('2026-11-20T14:59:30Z')
  expect(await reasons()).toEqual([])
  await database.close()
})
