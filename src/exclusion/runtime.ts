import type { Runtime } from '../feature/runtime.js'
import type { Clock } from '../shared/clock.js'
import type { Steps } from '../shared/steps.js'
import type { Database } from '../store/database.js'
import { createExclusionDesk, type ExclusionConfig } from './exclusion-desk-store.js'
import { createExclusionsRouter } from './exclusions-router.js'

/** What exclusions use while the daemon runs. */
export interface ExclusionPorts {
  readonly config: ExclusionConfig
  readonly database: Database
  readonly clock: Clock
  readonly steps: Steps
}

/** Nothing is written before the first request. */
export function createExclusion(ports: ExclusionPorts): Runtime {
  const { config, clock } = ports
  const desk = createExclusionDesk(ports)
  const services = config.services.map(({ name }) => name)
  return { name: 'exclusion', routers: [createExclusionsRouter({ desk, services, clock })] }
}
