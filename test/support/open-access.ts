import { Router } from 'express'
import { createFailedTries } from '../../src/access/failed-tries.js'
import type { HttpParts } from '../../src/app/http/create-http-app.js'
import { accessOf } from '../../src/app/access.js'
import { exampleConfig } from './example-config.js'
import { createMemoryLogger } from './memory-logger.js'

/** What the HTTP app knows of access where nothing is configured: a shell on this machine may do everything. */
export function openAccess(): Pick<HttpParts, 'access' | 'onRefused' | 'metricsToken' | 'idempotency'> {
  const order = {
    config: exampleConfig({}),
    clock: () => new Date(),
    logger: createMemoryLogger(),
    tries: createFailedTries(),
  }
  return { access: accessOf(order), onRefused: () => undefined, metricsToken: false, idempotency: Router() }
}
