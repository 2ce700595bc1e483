import type { SilencesClient } from '../alertmanager/silences-client.js'
import type { Runtime } from '../feature/runtime.js'
import type { Clock } from '../shared/clock.js'
import type { Steps } from '../shared/steps.js'
import type { Database } from '../store/database.js'
import { createExclusionDesk, type ExclusionConfig } from './exclusion-desk-store.js'
import { createExclusionsRouter } from './exclusions-router.js'
import { createSilenceJob } from './silence-job.js'

/** What exclusions use while the daemon runs. */
export interface ExclusionPorts {
  readonly config: ExclusionConfig & { readonly organisation: string }
  /** `null`: no Alertmanager is configured. */
  readonly silences: SilencesClient | null
  readonly database: Database
  readonly clock: Clock
  readonly steps: Steps
}

/** Nothing is written before the first request. */
export function createExclusion(ports: ExclusionPorts): Runtime {
  const { config, clock, silences } = ports
  const desk = createExclusionDesk(ports)
  const services = config.services.map(({ name }) => name)
  return {
    name: 'exclusion',
    routers: [createExclusionsRouter({ desk, services, clock })],
    jobs: silences === null ? [] : [createSilenceJob({ ...ports, silences, organisation: config.organisation })],
  }
}
