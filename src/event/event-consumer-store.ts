import type { Database, Reader, Transaction } from '../store/database.js'
import type { RecordedEvent } from './domain-event.js'
import { readEventsAfter } from './event-store.js'

const BATCH = 100

/** Someone who follows the stream of events from its beginning. */
export interface EventConsumerParts {
  readonly database: Database
  /** Unique for ever: its place in the stream is kept under it. */
  readonly name: string
  /**
   * Does what the events ask for, oldest first, through `transaction` only: its place in the stream moves in the same transaction, so that
   * each event has its effect exactly once. When it rejects, nothing is kept and the same events come again.
   */
  readonly handle: (transaction: Transaction, events: readonly RecordedEvent[]) => Promise<void>
}

export interface EventConsumer {
  /** Handles what has come since, batch by batch; stops between two batches when `signal` is aborted. */
  consume(signal: AbortSignal): Promise<void>
}

/** Puts a consumer of the stream together. */
export function createEventConsumer(parts: EventConsumerParts): EventConsumer {
  return {
    async consume(signal) {
      while (!signal.aborted && (await consumeBatch(parts)));
    },
  }
}

/** Whether there may be more. */
async function consumeBatch({ database, name, handle }: EventConsumerParts): Promise<boolean> {
  if ((await database.read((reader) => pendingAfter(reader, name, 1))).length === 0) return false
  return database.write(async (transaction) => {
    const events = await pendingAfter(transaction, name, BATCH)
    const last = events.at(-1)
    if (last === undefined) return false
    await handle(transaction, events)
    await movePlaceInEvents(transaction, name, last.id)
    return events.length === BATCH
  })
}

async function pendingAfter(database: Reader, name: string, most: number): Promise<readonly RecordedEvent[]> {
  return readEventsAfter(database, await placeInEvents(database, name), most)
}

/** The last event that somebody who follows the stream has done with; 0: none. */
export async function placeInEvents(database: Reader, name: string): Promise<number> {
  const rows = await database.selectFrom('event_consumer').select('last_event').where('name', '=', name).execute()
  return rows[0]?.last_event ?? 0
}

/** Notes how far somebody has come in the stream. */
export async function movePlaceInEvents(transaction: Transaction, name: string, last_event: number): Promise<void> {
  const row = transaction.insertInto('event_consumer').values({ name, last_event })
  await row.onConflict((conflict) => conflict.column('name').doUpdateSet({ last_event })).execute()
}
