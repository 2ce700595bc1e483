import type { Database, Reader, Transaction } from '../store/database.js'
import type { EventKinds, EventOf, RecordedEvent } from './domain-event.js'
import { readStream } from './event-store.js'

const BATCH = 100

/** Someone who follows the stream of events from its beginning. */
export interface EventConsumerParts<Kinds extends EventKinds> {
  readonly database: Database
  /** Unique for ever: its place in the stream is kept under it. */
  readonly name: string
  /** What it follows; it passes over everything else. */
  readonly kinds: Kinds
  /**
   * Does what the events ask for, oldest first, through `transaction` only: its place in the stream moves in the same transaction, so that
   * each event has its effect exactly once. When it rejects, nothing is kept and the same events come again.
   */
  readonly handle: (transaction: Transaction, events: readonly RecordedEvent<EventOf<Kinds>>[]) => Promise<void>
}

export interface EventConsumer {
  /** Handles what has come since, batch by batch; stops between two batches when `signal` is aborted. */
  consume(signal: AbortSignal): Promise<void>
}

/** Puts a consumer of the stream together. */
export function createEventConsumer<Kinds extends EventKinds>(parts: EventConsumerParts<Kinds>): EventConsumer {
  return {
    async consume(signal) {
      while (!signal.aborted && (await consumeBatch(parts)));
    },
  }
}

/** Whether there may be more. */
async function consumeBatch<Kinds extends EventKinds>(parts: EventConsumerParts<Kinds>): Promise<boolean> {
  const { database, name, kinds, handle } = parts
  const isDone = async (reader: Reader) =>
    (await readStream(reader, {}, { after: await placeInEvents(reader, name), most: 1 })).last === null
  if (await database.read(isDone)) return false
  return database.write(async (transaction) => {
    const after = await placeInEvents(transaction, name)
    const { events, count, last } = await readStream(transaction, kinds, { after, most: BATCH })
    if (last === null) return false
    if (events.length > 0) await handle(transaction, events)
    await movePlaceInEvents(transaction, name, last)
    return count === BATCH
  })
}

/** The last event that somebody who follows the stream has done with; 0: none. */
export async function placeInEvents(reader: Reader, name: string): Promise<number> {
  const rows = await reader.selectFrom('event_consumer').select('last_event').where('name', '=', name).execute()
  return rows[0]?.last_event ?? 0
}

/** Notes how far somebody has come in the stream. */
export async function movePlaceInEvents(transaction: Transaction, name: string, last_event: number): Promise<void> {
  const row = transaction.insertInto('event_consumer').values({ name, last_event })
  await row.onConflict((conflict) => conflict.column('name').doUpdateSet({ last_event })).execute()
}
