import { expect, it } from '@jest/globals'
import { whileWritten } from '../../test/support/while-written.js'
import { openStore } from '../store/open-store.js'
import { createOutboxStore } from './outbox-store.js'

/** With four values each more than the 32,766 that one statement of SQLite takes. */
const RECIPIENTS = 8_192

it('a message for more people than one statement takes is kept with each of them', async () => {
  const store = await openStore(':memory:')
  const outbox = createOutboxStore(store)
  const recipients = Array.from({ length: RECIPIENTS }, (_, index) => ({
    address: `p${index}@x`,
    receiver: 'everyone',
  }))
  const now = new Date('2026-11-28T14:00:00Z')
  const words = { key: 'report:a:2026-10', dedupId: '<1@x>', envelopeFrom: 'a@x', body: new Uint8Array([0x61]) }
  const message = { ...words, kind: 'email', recipients, queue: null, subject: null } as const
  await store.write((transaction) => outbox.put(transaction, message, now))
  const claimed = await outbox.claim(now, 60)
  expect(new Set(claimed?.recipients.map(({ address }) => address)).size).toBe(RECIPIENTS)
  await store.close()
})

it('where nothing is due, nobody who writes is waited for', () =>
  whileWritten(async (store) => {
    expect(await createOutboxStore(store).claim(new Date('2026-11-28T14:00:00Z'), 60)).toBeNull()
  }))
