import { readFile } from 'node:fs/promises'
import type { ConnectionOptions } from 'node:tls'
import pg from 'pg'
import { systemReason } from '../../shared/system-error.js'
import { StoreError } from '../store-error.js'
import { columnTypes } from './column-types.js'
import type { PostgresPlace, PostgresTls } from './postgres-place.js'

/** Longest wait for a connection, new or free, in milliseconds. */
const CONNECT_MS = 10_000
/** A connection that nobody asks anything is closed after so many milliseconds. */
const IDLE_MS = 60_000
/** How long `end` waits for what is still being asked, in milliseconds. */
const END_MS = 1_500

/** Connections that are kept open, for whoever needs one. */
export interface ClientPool {
  /** An open one, new or used before; whoever took it releases it. Rejects with `StoreError` `store_unreachable`. */
  take(): Promise<pg.PoolClient>
  /** Closes all of them, also those that were not released. */
  end(): Promise<void>
}

/** Nothing is opened before one is taken. */
export function createClientPool(place: PostgresPlace, most: number): ClientPool {
  const used = new Set<pg.PoolClient>()
  let pool: pg.Pool | null = null
  const open = async () => {
    if (pool === null) {
      const secrets = await secretsOf(place)
      pool ??= newPool({ ...settingsOf(place), ...secrets, max: most }, used)
    } else if (pool.idleCount === 0) {
      Object.assign(pool.options, await secretsOf(place))
    }
    return pool
  }
  return {
    take: () =>
      open()
        .then((opened) => opened.connect())
        .catch((error: unknown) => {
          throw unreachable(place, error)
        }),
    async end() {
      const ended = pool?.end()
      const late = setTimeout(() => {
        for (const client of used) void (client as unknown as pg.Client).end().catch(() => undefined)
      }, END_MS)
      await ended
      clearTimeout(late)
    },
  }
}

/** A connection that breaks while nobody waits for an answer says so here, and is found broken when it is used. */
function newPool(settings: pg.PoolConfig, used: Set<pg.PoolClient>): pg.Pool {
  const pool = new pg.Pool(settings)
  const ignore = () => undefined
  pool.on('error', ignore)
  pool.on('connect', (client) => client.on('error', ignore))
  pool.on('acquire', (client) => used.add(client))
  pool.on('release', (_, client) => used.delete(client))
  return pool
}

function settingsOf({ url }: PostgresPlace): pg.PoolConfig {
  const { username, hostname, port, pathname, searchParams } = new URL(url)
  const user = decodeURIComponent(username)
  return {
    host: searchParams.get('host') ?? decodeURIComponent(hostname.replace(/^\[(.*)\]$/, '$1')),
    port: port === '' ? 5432 : Number(port),
    database: decodeURIComponent(pathname.slice(1)),
    ...(user === '' ? {} : { user }),
    application_name: 'plimsoll',
    keepAlive: true,
    types: columnTypes,
    connectionTimeoutMillis: CONNECT_MS,
    idleTimeoutMillis: IDLE_MS,
  }
}

/** What a connection that is opened now is let in by. */
async function secretsOf({ url, passwordFile, tls }: PostgresPlace): Promise<pg.PoolConfig> {
  const password = passwordFile === null ? undefined : (await secret(url, passwordFile)).trim()
  return { password, ssl: tls === null ? false : await tlsOf(url, tls) }
}

async function tlsOf(url: string, files: PostgresTls): Promise<ConnectionOptions> {
  const paths = [files.caFile, files.certFile, files.keyFile]
  const [ca, cert, key] = await Promise.all(paths.map(async (path) => (path === null ? null : secret(url, path))))
  return {
    // Without it an address in place of a name would be taken for "localhost".
    ...{ host: new URL(url).hostname, rejectUnauthorized: true },
    ...(ca == null ? {} : { ca }),
    ...(cert == null ? {} : { cert }),
    ...(key == null ? {} : { key }),
  }
}

async function secret(url: string, path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8')
  } catch (cause) {
    const reason = systemReason(cause) ?? String(cause)
    throw new StoreError('store_unreachable', `cannot read ${path}, needed for the store ${url}: ${reason}`, { cause })
  }
}

/** What the server says itself is passed on as it is. */
export function unreachable({ url }: PostgresPlace, cause: unknown): unknown {
  if (cause instanceof pg.DatabaseError || cause instanceof StoreError) return cause
  const reason = systemReason(cause) ?? (cause instanceof Error ? cause.message : String(cause))
  return new StoreError('store_unreachable', `the store ${url} does not answer: ${reason}`, { cause })
}
