import { randomBytes } from 'node:crypto'
import { createFailedTries, type FailedTries } from '../access/failed-tries.js'
import { metricGroups } from '../metrics/metric-definitions.js'
import type { Portions } from '../metrics/gauge-texts.js'
import { createMetricsRegistry, type MetricsRegistry } from '../metrics/metrics-registry.js'
import type { Database } from '../store/database.js'

/** What the process remembers between scrapes, whatever configuration it works with. */
export interface ProcessFacts {
  /** When each job last ended well. */
  readonly jobSuccess: Map<string, Date>
  /** How the last reload went; the start counts as the first. */
  reload: { readonly successful: boolean; readonly succeededAt: Date }
}

/** What stays while configurations come and go: store, counters, memory. */
export interface ProcessState {
  readonly database: Database
  readonly meter: MetricsRegistry
  readonly facts: ProcessFacts
  readonly tries: FailedTries
  /** A secret of this process: what is made with it is good until it ends. */
  readonly processKey: string
}

const PROCESS_KEY_BYTES = 32

/**
 * @param samples of what works now; asked at each scrape
 */
export function createProcessState(database: Database, startedAt: Date, samples: () => Portions): ProcessState {
  const meter = createMetricsRegistry(
    metricGroups.flatMap(({ definitions }) => definitions),
    samples,
  )
  const tries = createFailedTries()
  return {
    database,
    meter,
    tries,
    processKey: randomBytes(PROCESS_KEY_BYTES).toString('base64url'),
    facts: { jobSuccess: new Map(), reload: { successful: true, succeededAt: startedAt } },
  }
}
