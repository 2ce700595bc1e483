import type { Runtime } from '../feature/runtime.js'
import type { Clock } from '../shared/clock.js'
import type { Logger } from '../shared/logger.js'
import type { Meter } from '../shared/meter.js'
import { samplesOf } from '../shared/metric.js'
import type { Steps } from '../shared/steps.js'
import { createDeliveryJob } from './delivery-job.js'
import { createDeploymentNewsJob, type DeploymentNewsParts } from './deployment-news-job.js'
import { createMessageSender, type SenderParts } from './message-sender.js'
import { NOTIFY_METRICS } from './notify-metrics.js'
import type { OutboxStore } from './outbox-store.js'

/** What the delivery of messages uses while the daemon runs. */
export interface NotifyPorts extends SenderParts, Omit<DeploymentNewsParts, 'outbox' | 'config'> {
  readonly config: SenderParts['config'] & DeploymentNewsParts['config']
  readonly outbox: OutboxStore
  readonly clock: Clock
  readonly logger: Logger
  readonly steps: Steps
  readonly meter: Meter<typeof NOTIFY_METRICS.attempts>
}

/** Delivers what waits in the outbox. */
export function createNotify(ports: NotifyPorts): Runtime {
  const { outbox, meter } = ports
  const onOutcome = (receiver: string, outcome: string) => {
    meter.count(NOTIFY_METRICS.attempts, { receiver, outcome })
  }
  return {
    name: 'notify',
    jobs: [
      createDeliveryJob({ ...ports, sender: createMessageSender(ports), onOutcome }),
      createDeploymentNewsJob(ports),
    ],
    readSamples: async () => samplesOf({}, { [NOTIFY_METRICS.pending]: await outbox.pending() }),
  }
}
