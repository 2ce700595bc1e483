import { expect, it } from '@jest/globals'
import { whileWritten } from '../../test/support/while-written.js'
import type { Transaction } from './database.js'
import { openStore } from './open-store.js'
import { setBackInstants } from './instants-ahead-store.js'

const NOW = new Date('2026-11-20T12:00:40Z')
const seconds = (text: string) => Date.parse(text) / 1000

it('what lies ahead of the clock is set back and named, and nothing else is touched', async () => {
  const store = await openStore(':memory:')
  const reconcile = (prometheus: string, at: string) => ({ prometheus, reconciled_to: Date.parse(at) })
  await store.write((transaction) =>
    transaction
      .insertInto('alert_reconcile')
      .values([reconcile('ahead', '2026-11-20T15:00:00Z'), reconcile('right', '2026-11-20T11:59:00Z')])
      .execute(),
  )
  const escalation = (subject_id: string, at: string) => ({
    ...{ subject_kind: 'incident', subject_id, policy: '{}', done: 0, hurried: 0 },
    since: seconds(at),
  })
  await store.write((transaction) =>
    transaction
      .insertInto('escalation')
      .values([escalation('ahead', '2026-11-20T15:00:00Z'), escalation('right', '2026-11-20T12:01:10Z')])
      .execute(),
  )
  expect(await setBackInstants(store, [], { now: NOW })).toEqual([
    { what: 'alerts', rows: 1 },
    { what: 'escalations', rows: 1 },
  ])
  expect(
    await store.read((reader) => reader.selectFrom('alert_reconcile').selectAll().orderBy('prometheus').execute()),
  ).toEqual([reconcile('ahead', '2026-11-20T12:00:00Z'), reconcile('right', '2026-11-20T11:59:00Z')])
  const since = await store.read((reader) =>
    reader.selectFrom('escalation').select('since').orderBy('subject_id').execute(),
  )
  expect(since).toEqual([{ since: seconds('2026-11-20T12:00:40Z') }, { since: seconds('2026-11-20T12:01:10Z') }])
  expect(await setBackInstants(store, [], { now: NOW })).toEqual([])
  await store.close()
})

it('what was begun ahead of the clock begins anew where it would have begun, and its definition with it', async () => {
  const store = await openStore(':memory:')
  const at = (hour: number) => seconds('2026-11-20T00:00:00Z') + hour * 3600
  const objective = (slo: string, history_from: number, watermark: number) => ({
    ...{ prometheus: 'default', environment: '', service: 'checkout', slo, group_key: '', definition_hash: 'new' },
    ...{ parent_id: null, group_by: '', seen_at: null, history_from, watermark },
  })
  const rows = [
    objective('born-ahead', at(13), at(15)),
    objective('born-right', at(8), at(15)),
    objective('not-ahead', at(11), at(12)),
  ]
  const ids = await store.write((transaction) =>
    transaction.insertInto('objective').values(rows).returning('id').execute(),
  )
  const definition = (index: number, since: number, definition_hash = 'new') => ({
    objective_id: ids[index]!.id,
    ...{ since, definition_hash },
  })
  const right = [definition(1, at(8), 'old'), definition(2, at(11))]
  await store.write((transaction) =>
    transaction
      .insertInto('objective_definition')
      .values([definition(0, at(13)), definition(1, at(15)), ...right])
      .execute(),
  )
  const sources = [{ name: 'default', retentionSeconds: 2 * 3600 }]
  expect(await setBackInstants(store, sources, { now: NOW })).toEqual([{ what: 'ledger', rows: 2 }])
  const spans = await store.read((reader) =>
    reader.selectFrom('objective').select(['history_from', 'watermark']).orderBy('id').execute(),
  )
  expect(spans).toEqual([
    { history_from: at(10), watermark: null },
    { history_from: at(8), watermark: at(12) },
    { history_from: at(11), watermark: at(12) },
  ])
  const definitions = await store.read((reader) =>
    reader.selectFrom('objective_definition').selectAll().orderBy('objective_id').orderBy('since').execute(),
  )
  expect(definitions).toEqual([definition(0, at(10)), right[0], definition(1, at(12) + 40), right[1]])
  expect(await setBackInstants(store, sources, { now: NOW })).toEqual([])
  await store.close()
})

it('where nothing lies ahead of the clock, nobody who writes is waited for', () =>
  whileWritten(async (store) => {
    expect(await setBackInstants(store, [{ name: 'default', retentionSeconds: 7200 }], { now: NOW })).toEqual([])
  }))

const message = (created: string, next: string) => ({
  ...{ kind: 'webhook' as const, key: 'k', dedup_id: 'd', body: new Uint8Array([1]), attempts: 0 },
  ...{ created_at: seconds(created), next_attempt_at: seconds(next) },
})

// Each of them alone: what else lies ahead must not be what makes it be looked for.
it.each<[string, (transaction: Transaction) => Promise<unknown>, string]>([
  [
    'a dataset',
    (transaction) =>
      transaction
        .insertInto('dataset')
        .values({
          ...{ prometheus: 'default', environment: '', service: 'checkout', dataset: 'orders-db' },
          ...{ history_from: seconds('2026-11-01T00:00:00Z'), watermark: seconds('2026-11-20T15:00:00Z') },
        })
        .execute(),
    'ledger',
  ],
  [
    'a message that was written',
    (transaction) =>
      transaction.insertInto('outbox').values(message('2026-11-20T15:00:00Z', '2026-11-20T15:00:00Z')).execute(),
    'outbox',
  ],
  [
    'a message that was put off for longer than anybody may ask',
    (transaction) =>
      transaction.insertInto('outbox').values(message('2026-11-20T11:00:00Z', '2026-11-21T15:00:00Z')).execute(),
    'outbox',
  ],
  [
    'what was heard of alerts',
    (transaction) =>
      transaction
        .insertInto('alert_reconcile')
        .values({ prometheus: 'default', reconciled_to: Date.parse('2026-11-20T15:00:00Z') })
        .execute(),
    'alerts',
  ],
  [
    'an escalation',
    (transaction) =>
      transaction
        .insertInto('escalation')
        .values({
          ...{ subject_kind: 'incident', subject_id: '1', policy: '{}', done: 0, hurried: 0 },
          since: seconds('2026-11-20T15:00:00Z'),
        })
        .execute(),
    'escalations',
  ],
])('%s is found ahead of the clock by itself', async (_, insert, what) => {
  const store = await openStore(':memory:')
  await store.write(insert)
  expect(await setBackInstants(store, [], { now: NOW })).toEqual([{ what, rows: 1 }])
  expect(await setBackInstants(store, [], { now: NOW })).toEqual([])
  await store.close()
})
