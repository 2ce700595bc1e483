import type { PostgresPool, PostgresPoolClient } from 'kysely'
import pg from 'pg'
import { StoreError } from '../store-error.js'
import { createClientPool, unreachable } from './client-pool.js'
import { parameterOf } from './column-types.js'
import type { PostgresPlace } from './postgres-place.js'

export interface ConnectionsParts {
  readonly place: PostgresPlace
  readonly most: number
  /** How long the answer to one statement is waited for, in milliseconds: the server itself should have ended it by then, or it is gone. */
  readonly longestMs: () => number
  /** Asked of every new connection before anything else. */
  readonly begin: (ask: Ask) => Promise<unknown>
  /** What is sent in place of `begin`. */
  readonly beginning?: string
}

/** Asks something of one connection. Several statements, divided by `;`, only where there are no values. */
export type Ask = (text: string, values?: readonly unknown[]) => Promise<readonly Record<string, unknown>[]>

/** Connections to one database, as Kysely takes them. Failures of the connection itself are a `StoreError` `store_unreachable`. */
export function createConnections(parts: ConnectionsParts): PostgresPool {
  const pool = createClientPool(parts.place, parts.most)
  const slots = createSlots(parts.most)
  const begun = new WeakSet<pg.PoolClient>()
  let isClosed = false

  async function take(): Promise<PostgresPoolClient> {
    if (isClosed) throw new StoreError('store_gone', 'the store is closed')
    const client = await pool.take()
    const line = lineOf(client, parts, () => {
      slots.give()
    })
    if (begun.has(client)) return line
    try {
      await parts.begin(line.ask)
      begun.add(client)
      return line
    } catch (error) {
      client.release(true)
      throw error
    }
  }

  return {
    async connect() {
      await slots.take()
      return take().catch((error: unknown) => {
        slots.give()
        throw error
      })
    },
    end() {
      isClosed = true
      return pool.end()
    },
  }
}

/** Whoever finds all taken waits for as long as that lasts: it is the asking that takes its time, not the server that is gone. */
function createSlots(most: number): { take(): Promise<void>; give(): void } {
  let free = most
  const waiting: (() => void)[] = []
  return {
    async take() {
      if (free > 0) free -= 1
      else await new Promise<void>((resolve) => waiting.push(resolve))
    },
    give() {
      const next = waiting.shift()
      if (next === undefined) free += 1
      else next()
    },
  }
}

interface Line extends PostgresPoolClient {
  readonly ask: Ask
}

function lineOf(
  client: pg.PoolClient,
  { place, beginning, longestMs }: ConnectionsParts,
  onReleased: () => void,
): Line {
  let isBroken = false
  const send = async (text: string, values: readonly unknown[] = []) => {
    try {
      const given = values.length === 0 ? {} : { values: values.map(parameterOf) }
      const query = { text, ...given, query_timeout: longestMs() }
      return await client.query<Record<string, unknown>>(query)
    } catch (error) {
      if (error instanceof pg.DatabaseError || error instanceof RangeError) throw error
      isBroken = true
      throw unreachable(place, error)
    }
  }
  const begin = async (text: string) => {
    try {
      return await send(text)
    } catch (error) {
      // Kysely takes it for one that has not begun.
      if (!isBroken) await send('rollback')
      throw error
    }
  }
  return {
    ask: async (text, values) => (await send(text, values)).rows,
    query: ((text: string, values: readonly unknown[]) =>
      text === 'begin' && beginning !== undefined
        ? begin(beginning)
        : send(text, values)) as unknown as PostgresPoolClient['query'],
    release(broken = false) {
      onReleased()
      client.release(broken || isBroken)
    },
  }
}
