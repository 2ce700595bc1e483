import { afterEach, beforeEach, expect, it } from '@jest/globals'
import type { Database } from '../store/database.js'
import { openStore } from '../store/open-store.js'
import * as z from 'zod'
import type { EventOf } from './domain-event.js'
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

const kinds = { door_opened: { subject: 'door', data: z.object({ by: z.string() }) } } as const

function opened(id: string): EventOf<typeof kinds> {
  return {
    kind: 'door_opened',
    subject: { kind: 'door', id },
    at: new Date('2026-11-20T12:00:00Z'),
    actor: { kind: 'person', name: 'alice' },
    data: { by: 'alice' },
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
    kinds,
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
  expect(await database.read((reader) => readEventsOf(reader, kinds, { kind: 'door', id: 'b' }))).toEqual([
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

it('what a consumer does not follow is passed over, and leaves it no work', async () => {
  const { heard, consumer } = noting('first')
  const rang = { ...opened('a'), kind: 'bell_rang', data: 'whatever another room says' }
  await database.write(async (transaction) => {
    for (let n = 0; n < 150; n++) await recordEvent(transaction, rang)
    await recordEvent(transaction, opened('b'))
  })
  await consumer.consume(running)
  expect(heard).toEqual(['b'])
  const place = await database.read((reader) => reader.selectFrom('event_consumer').select('last_event').execute())
  expect(place).toEqual([{ last_event: 151 }])
})

it('data that are not as their room says stop whoever follows them, rather than being believed', async () => {
  const { consumer } = noting('first')
  await database.write((transaction) => recordEvent(transaction, { ...opened('a'), data: { by: 7 } }))
  await expect(consumer.consume(running)).rejects.toThrow('expected string')
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
