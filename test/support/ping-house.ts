import express from 'express'
import { createPings, type Pings } from '../../src/backup/ping/pings-router.js'
import { toAddresses } from '../../src/backup/ping/run-answer.js'
import { createPingTargets } from '../../src/backup/ping/ping-targets-store.js'
import type { Dataset } from '../../src/backup/dataset.js'
import { createErrorHandler } from '../../src/http/error-handler.js'
import { listen } from '../../src/http/http-server.js'
import { ignoreSteps, type Steps } from '../../src/shared/steps.js'
import type { Database } from '../../src/store/database.js'
import { createMemoryLogger, type LogLine } from './memory-logger.js'
import { sampleDataset } from './sample-dataset.js'

/** A dataset that is told of by pings. */
export function pingedDataset(changes: Partial<Dataset> = {}): Dataset {
  return sampleDataset({ source: 'ping', ...changes })
}

/** Pings over HTTP, on a store of the caller's. */
export interface PingHouse {
  readonly pings: Pings
  readonly url: string
  /** Paths of the first dataset. */
  readonly own: { readonly id: string; readonly slug: string }
  /** What became of pings. */
  readonly outcomes: readonly string[]
  readonly logged: readonly LogLine[]
  stop(): Promise<void>
}

export interface PingHouseParts {
  readonly database: Database
  readonly clock: () => Date
  readonly steps?: Steps
  readonly datasets?: readonly Dataset[]
}

/** Listens on a free port. */
export async function startPingHouse(parts: PingHouseParts): Promise<PingHouse> {
  const { database, clock, steps = ignoreSteps, datasets = [pingedDataset()] } = parts
  const outcomes: string[] = []
  const meter = {
    count: (_: string, { outcome }: Readonly<Record<string, string>>) => void outcomes.push(outcome ?? ''),
    observe: () => undefined,
  }
  const pings = createPings({ database, clock, steps, meter, datasets, externalUrl: null })
  await pings.refresh()
  const directory = await createPingTargets({ database, clock, datasets }).directory()
  const [first] = toAddresses(directory, '').addresses
  const logger = createMemoryLogger()
  const app = express()
    .use(...pings.routers)
    .use(createErrorHandler(logger))
  const server = await listen(app, { host: '127.0.0.1', port: 0 })
  return {
    ...{ pings, outcomes, logged: logger.lines, url: server.url },
    own: { id: first?.url ?? '', slug: first?.slugUrl ?? '' },
    stop: () => server.close(1000),
  }
}
