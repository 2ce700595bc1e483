import express from 'express'
import type { Drill } from '../../src/drill/drill.js'
import { createDrill, type DrillPorts } from '../../src/drill/runtime.js'
import { createErrorHandler } from '../../src/http/error-handler.js'
import { ignoreSteps, type Steps } from '../../src/shared/steps.js'
import type { Database } from '../../src/store/database.js'
import { createMemoryLogger } from './memory-logger.js'
import { plainPages } from './plain-pages.js'
import { sampleDrill } from './sample-drill.js'

export interface DrillHouseParts {
  readonly database: Database
  readonly clock: () => Date
  readonly steps?: Steps
  readonly drills?: readonly Drill[]
  readonly newId?: () => string
}

/** Drills of the service checkout over HTTP, on a store of the caller's. */
export function drillHouse({ database, clock, steps = ignoreSteps, drills = [sampleDrill()], newId }: DrillHouseParts) {
  let ids = 0
  const targets = { rtoSeconds: 1800, drillSuccessRatio: 0.95 }
  const config: DrillPorts['config'] = {
    timezone: 'Europe/Berlin',
    services: [{ name: 'checkout', environment: null, targets, drills }],
  }
  const runtime = createDrill({
    config,
    database,
    pages: plainPages(),
    clock,
    steps,
    newId: newId ?? (() => `r${++ids}`),
  })
  const app = express()
    .use(...(runtime.routers ?? []))
    .use(createErrorHandler(createMemoryLogger()))
  return { runtime, app }
}
