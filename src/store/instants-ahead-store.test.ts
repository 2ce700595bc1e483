import { expect, it } from '@jest/globals'
import { openStore } from './open-store.js'
import { setBackInstants } from './instants-ahead-store.js'

const NOW = new Date('2026-11-20T12:00:40Z')
const seconds = (text: string) => Date.parse(text) / 1000

it('what lies ahead of the clock is set back and named, and nothing else is touched', async () => {
  const store = await openStore(':memory:')
  const reconcile = (prometheus: string, at: string) => ({ prometheus, reconciled_to: Date.parse(at) })
  await store
    .insertInto('alert_reconcile')
    .values([reconcile('ahead', '2026-11-20T15:00:00Z'), reconcile('right', '2026-11-20T11:59:00Z')])
    .execute()
  const escalation = (subject_id: string, at: string) => ({
    ...{ subject_kind: 'incident', subject_id, policy: '{}', done: 0, hurried: 0 },
    since: seconds(at),
  })
  await store
    .insertInto('escalation')
    .values([escalation('ahead', '2026-11-20T15:00:00Z'), escalation('right', '2026-11-20T12:01:10Z')])
    .execute()
  expect(await setBackInstants(store, NOW)).toEqual([
    { what: 'alerts', rows: 1 },
    { what: 'escalations', rows: 1 },
  ])
  expect(await store.selectFrom('alert_reconcile').selectAll().orderBy('prometheus').execute()).toEqual([
    reconcile('ahead', '2026-11-20T12:00:00Z'),
    reconcile('right', '2026-11-20T11:59:00Z'),
  ])
  const since = await store.selectFrom('escalation').select('since').orderBy('subject_id').execute()
  expect(since).toEqual([{ since: seconds('2026-11-20T12:00:40Z') }, { since: seconds('2026-11-20T12:01:10Z') }])
  expect(await setBackInstants(store, NOW)).toEqual([])
  await store.destroy()
})
