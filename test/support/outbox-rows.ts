import type { Database } from '../../src/store/database.js'

/** A message as it waits or was sent. */
export interface OutboxRow {
  readonly key: string
  readonly body: Buffer
}

/** All messages of a store, in the order in which they were written. */
export async function outboxRows(database: Database): Promise<readonly OutboxRow[]> {
  const rows = await database.read((reader) =>
    reader.selectFrom('outbox').select(['key', 'body']).orderBy('id').execute(),
  )
  return rows.map(({ key, body }) => ({ key, body: Buffer.from(new Uint8Array(body)) }))
}

/** What they are known by. */
export async function outboxKeys(database: Database): Promise<readonly string[]> {
  return (await outboxRows(database)).map(({ key }) => key)
}
