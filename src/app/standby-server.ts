import type { RequestListener } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import express from 'express'
import helmet from 'helmet'
import { Gauge, Registry } from 'prom-client'
import type { Config } from '../config/config.js'
import { createErrorHandler } from '../http/error-handler.js'
import { HttpError } from '../http/problem.js'
import { standbyMetric } from '../self/self-metrics.js'
import { AppError } from '../shared/app-error.js'
import type { CleanUp } from '../shared/clean-up.js'
import type { Logger } from '../shared/logger.js'
import type { Database } from '../store/database.js'
import { StoreError } from '../store/store-error.js'
import { nameOfPlace } from '../store/store-place.js'
import { changedFixedSettings } from './reload.js'

/** How often a daemon that stands by looks whether it may begin. */
const LOOKS_EVERY_MS = 1000

const STANDS_BY = 'standing by: another Plimsoll works with the store'

/**
 * What is answered by a daemon that stands by: it lives, it is not ready, and whoever has something to tell it comes again or asks the other
 * one. Its metrics do not say that Plimsoll runs, which an alert is about.
 */
export function createStandbyApp({ logger }: { readonly logger: Logger }): RequestListener {
  const registry = new Registry()
  const { name, help } = standbyMetric
  new Gauge({ name, help, registers: [registry] }).set(1)
  return express()
    .use(helmet())
    .get('/-/healthy', (_request, response) => {
      response.type('text/plain').send('Plimsoll is healthy, and stands by.\n')
    })
    .get('/metrics', async (_request, response) => {
      response.set('content-type', registry.contentType).end(await registry.metrics())
    })
    .use((_request, response) => {
      response.set('retry-after', '5')
      throw new HttpError('not_ready', STANDS_BY, [STANDS_BY])
    })
    .use(createErrorHandler(logger))
}

interface StandbyParts {
  readonly config: Config
  readonly logger: Logger
  readonly cleanUp: CleanUp
}

/**
 * Opens the store as soon as nobody else works with it. A server that does not answer in between is waited for as well.
 *
 * @throws StoreError where waiting mends nothing; AbortError once the daemon is told to stop
 */
export async function untilAlone(open: () => Promise<Database>, parts: StandbyParts): Promise<Database> {
  const { config, logger, cleanUp } = parts
  const stopping = new AbortController()
  cleanUp.add('standby', () => {
    stopping.abort()
  })
  const store = nameOfPlace(config.storage.place)
  let said = ''
  for (;;) {
    stopping.signal.throwIfAborted()
    try {
      const database = await open()
      if (stopping.signal.aborted) await database.close()
      stopping.signal.throwIfAborted()
      if (said !== '') logger.info({ store }, 'The store is free: this Plimsoll takes over')
      return database
    } catch (error) {
      if (!isWaitedFor(error, said !== '')) throw error
      if (error.code !== said) logger.info({ store, reason: error.message }, 'Plimsoll stands by')
      said = error.code
    }
    await sleep(LOOKS_EVERY_MS, undefined, { signal: stopping.signal })
  }
}

/** At the start a store that cannot be opened is a mistake of somebody's; later it is a server that is started anew. */
function isWaitedFor(error: unknown, standsBy: boolean): error is StoreError {
  if (!(error instanceof StoreError)) return false
  return error.code === 'store_in_use' || (standsBy && ['store_unopenable', 'store_unreachable'].includes(error.code))
}

/**
 * The configuration as it is by then, or as it was where that cannot be used: a promise that is kept by an older one is kept.
 *
 * @throws AppError where it names another store or address: those were taken by the older one
 */
export async function newestConfig(
  parts: StandbyParts & { readonly loadConfig: () => Promise<Config> },
): Promise<Config> {
  const next = await parts.loadConfig().catch((error: unknown) => {
    parts.logger.error(
      { err: error },
      'The configuration cannot be used: Plimsoll begins with the one it was started with',
    )
    return parts.config
  })
  const fixed = changedFixedSettings(parts.config, next)
  if (fixed.length === 0) return next
  throw new AppError('config_needs_restart', `${fixed.join(', ')} changed while Plimsoll stood by: start it anew`)
}

/** Told that another daemon has taken the store. */
export type OnLost = (error: Error) => void

/** Of the first call. */
export function createLost(): { readonly told: Promise<Error>; readonly tell: OnLost } {
  let tell: OnLost = () => undefined
  const told = new Promise<Error>((resolve) => {
    tell = resolve
  })
  return { told, tell }
}

/** Tells of a write that failed because another daemon has taken the store, as it may while the connection to its server was lost. */
export function watchStore(database: Database, onLost: OnLost): Database {
  const watched = async <Result>(done: Promise<Result>): Promise<Result> => {
    try {
      return await done
    } catch (error) {
      if (error instanceof StoreError && error.code === 'store_in_use') onLost(error)
      throw error
    }
  }
  return {
    ...database,
    write: (work) => watched(database.write(work)),
    together: (work, seal, longestMs) => watched(database.together(work, seal, longestMs)),
  }
}
