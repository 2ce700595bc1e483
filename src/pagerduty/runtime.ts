import type { Runtime } from '../feature/runtime.js'
import type { Receiver } from '../notify/receiver.js'
import type { Clock } from '../shared/clock.js'
import type { Logger } from '../shared/logger.js'
import type { Meter } from '../shared/meter.js'
import { samplesOf } from '../shared/metric.js'
import type { Steps } from '../shared/steps.js'
import type { Database } from '../store/database.js'
import { createPagerdutyEventsRouter } from './pagerduty-events-router.js'
import { createPagerdutyIntake } from './pagerduty-intake-store.js'
import { createPagerdutyJob } from './pagerduty-job.js'
import { PAGERDUTY_METRICS } from './pagerduty-metrics.js'
import { countUnmatched } from './pagerduty-store.js'
import { createPagerdutyWebhookRouter } from './pagerduty-webhook-router.js'

/** What the return of PagerDuty uses while the daemon runs. */
export interface PagerdutyPorts {
  readonly config: { readonly receivers: readonly Receiver[] }
  readonly database: Database
  /** Keys of the groups in which Alertmanager tells receivers of an alert with these labels. */
  readonly groupKeys: (labels: Readonly<Record<string, string>>, receivers: ReadonlySet<string>) => readonly string[]
  readonly clock: Clock
  readonly logger: Logger
  readonly steps: Steps
  readonly meter: Meter<(typeof PAGERDUTY_METRICS)['events']>
}

/** For so long what is none of ours is counted. */
const UNMATCHED_MS = 7 * 86_400_000

/** Nothing is read or written before its first job or request. */
export function createPagerduty(ports: PagerdutyPorts): Runtime {
  const { database, clock, meter } = ports
  const receivers = ports.config.receivers.filter((one) => one.kind === 'pagerduty')
  const names = new Set(receivers.map(({ name }) => name))
  const intake = createPagerdutyIntake({ ...ports, groupKeys: (labels) => ports.groupKeys(labels, names) })
  const onOutcome = (outcome: string) => {
    meter.count(PAGERDUTY_METRICS.events, { outcome })
  }
  const secretFiles = [...new Set(receivers.flatMap(({ webhookSecretFile }) => webhookSecretFile ?? []))]
  return {
    name: 'pagerduty',
    routers: [
      createPagerdutyWebhookRouter({ ...ports, intake, secretFiles, onOutcome }),
      createPagerdutyEventsRouter({ database }),
    ],
    jobs: [createPagerdutyJob({ intake, database, clock })],
    readSamples: async () => {
      const since = new Date(clock().getTime() - UNMATCHED_MS)
      return samplesOf(
        {},
        { [PAGERDUTY_METRICS.unmatched]: await database.read((reader) => countUnmatched(reader, since)) },
      )
    },
  }
}
