import { afterEach, beforeEach, expect, it } from '@jest/globals'
import type { Database } from '../store/database.js'
import { openStore } from '../store/open-store.js'
import type { DomainEvent } from './domain-event.js'
import { createEventConsumer } from './event-consumer-store.js'
import { readEventsOf, recordEvent } from './event-store.js'

let database: Database

beforeEach(async () => {
  database = await openStore(':memory:')
})

afterEach(async () => {
  await database.close()
})

const running = new AbortController().signal

function opened(id: string): DomainEvent {
  return {
    kind: 'incident_opened',
    subject: { kind: 'incident', id },
    at: new Date('2026-11-20T12:00:00Z'),
    data: { number: 1, title: 'checkout fails', service: 'checkout', environment: null, severity: 'page' },
  }
}

function record(...ids: readonly string[]): Promise<void> {
  return database.write(async (transaction) => {
    for (const id of ids) await recordEvent(transaction, opened(id))
  })
}

/** A consumer that notes whom it heard of in the store. */
function noting(name: string, fail: () => boolean = () => false) {
  const heard: string[] = []
  const consumer = createEventConsumer({
    database,
    name,
    async handle(transaction, events) {
      const rows = events.map(({ id }) => ({ name: `${name}:${id}`, last_slot: id }))
      await transaction.insertInto('job_slot').values(rows).execute()
      if (fail()) throw new Error('no')
      heard.push(...events.map(({ event }) => event.subject.id))
    },
  })
  return { heard, consumer }
}

it('an event is read back as it was recorded', async () => {
  await record('a', 'b')
  expect(await database.read((reader) => readEventsOf(reader, { kind: 'incident', id: 'b' }))).toEqual([
    { id: 2, event: opened('b') },
  ])
})

it('each consumer hears each event once, in order, also after a restart', async () => {
  const first = noting('first')
  const second = noting('second')
  const ids = Array.from({ length: 250 }, (_, n) => `i${n}`)
  await record(...ids)
  for (const { consumer } of [first, second, first]) await consumer.consume(running)
  expect([first.heard, second.heard]).toEqual([ids, ids])
  await record('late')
  const restarted = noting('first')
  await restarted.consumer.consume(running)
  expect(restarted.heard).toEqual(['late'])
})

it('an event whose handling fails leaves nothing behind and comes again', async () => {
  let broken = true
  const { heard, consumer } = noting('shaky', () => broken)
  await record('a')
  await expect(consumer.consume(running)).rejects.toThrow('no')
  expect(await database.read((reader) => reader.selectFrom('job_slot').selectAll().execute())).toEqual([])
  broken = false
  await consumer.consume(running)
  expect(heard).toEqual(['a'])
})

it('what is recorded in a transaction that fails never happened', async () => {
  const failing = database.write(async (transaction) => {
    await recordEvent(transaction, opened('a'))
    throw new Error('stop')
  })
  await expect(failing).rejects.toThrow('stop')
  const { heard, consumer } = noting('any')
  await consumer.consume(running)
  expect(heard).toEqual([])
})
