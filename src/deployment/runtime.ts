import type { Runtime } from '../feature/runtime.js'
import { createDeploymentDesk, type DeploymentDeskParts } from './deployment-desk-store.js'
import { COUNTED_MS, deploymentSamples } from './deployment-samples.js'
import { readCounted } from './deployment-store.js'
import { createDeliveryIntake } from './intake/delivery-intake-store.js'
import { createDeploymentsRouter } from './over-http/deployments-router.js'
import { createWebhooksRouter, type WebhooksRouterParts } from './over-http/webhooks-router.js'
import { createWatch, type WatchedService, type WatchParts } from './watch/deployment-watch-job.js'

/** What deployments use while the daemon runs. */
export interface DeploymentPorts
  extends DeploymentDeskParts, Omit<WatchParts, 'config'>, Omit<WebhooksRouterParts, 'intake' | 'config'> {
  readonly config: WebhooksRouterParts['config'] & { readonly services: readonly WatchedService[] }
}

/** Takes markers of deployments, and watches what comes after them. */
export function createDeployment(ports: DeploymentPorts): Runtime {
  const { database, clock, config } = ports
  const { job, findingsOf } = createWatch(ports)
  const desk = createDeploymentDesk(ports)
  return {
    name: 'deployment',
    routers: [
      createDeploymentsRouter({ desk, findingsOf, services: config.services, clock }),
      createWebhooksRouter({ ...ports, intake: createDeliveryIntake(ports) }),
    ],
    jobs: [job],
    readSamples: async () =>
      deploymentSamples(await database.read((reader) => readCounted(reader, new Date(clock().getTime() - COUNTED_MS)))),
  }
}
