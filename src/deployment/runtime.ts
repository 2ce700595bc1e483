import type { Runtime } from '../feature/runtime.js'
import type { Pages } from '../page/pages-router.js'
import { createDeploymentDesk, type DeploymentDeskParts } from './deployment-desk-store.js'
import { createDetailsReader, type DetailsParts } from './deployment-details-store.js'
import { deploymentSamples } from './deployment-samples.js'
import { readCounted } from './deployment-store.js'
import { COUNTED_MS, fourKeys } from './four-keys.js'
import { createDeliveryIntake } from './intake/delivery-intake-store.js'
import { createDeploymentsRouter } from './over-http/deployments-router.js'
import { createFourKeysRouter, type ReadFourKeys } from './over-http/four-keys-router.js'
import { createWebhooksRouter, type WebhooksRouterParts } from './over-http/webhooks-router.js'
import { createDeploymentPagesRouter } from './page/deployment-pages-router.js'
import { createWatch, type WatchedService, type WatchParts } from './watch/deployment-watch-job.js'

/** What deployments use while the daemon runs. */
export interface DeploymentPorts
  extends
    DeploymentDeskParts,
    DetailsParts,
    Omit<WatchParts, 'config'>,
    Omit<WebhooksRouterParts, 'intake' | 'config'> {
  readonly config: WebhooksRouterParts['config'] & { readonly services: readonly WatchedService[] }
  readonly pages: Pages
}

/** Takes markers of deployments, and watches what comes after them. */
export function createDeployment(ports: DeploymentPorts): Runtime {
  const { database, config, pages } = ports
  const { job, ...watch } = createWatch(ports)
  const details = createDetailsReader(ports, watch)
  const read = fourKeysReader(ports)
  const names = config.services.map(({ name }) => name)
  return {
    name: 'deployment',
    routers: [
      createDeploymentsRouter({
        ...ports,
        ...watch,
        details,
        desk: createDeploymentDesk(ports),
        services: config.services,
      }),
      createWebhooksRouter({ ...ports, intake: createDeliveryIntake(ports) }),
      createFourKeysRouter(read),
      createDeploymentPagesRouter({ pages, database, details, fourKeys: read, services: names }),
    ],
    navigation: [{ href: '/deployments', text: 'Deployments', place: 42 }],
    jobs: [job],
    readSamples: async () => deploymentSamples(await read()),
  }
}

function fourKeysReader({ database, clock }: Pick<DeploymentPorts, 'database' | 'clock'>): ReadFourKeys {
  return async (service) => {
    const now = clock()
    const counted = await database.read((reader) => readCounted(reader, new Date(now.getTime() - COUNTED_MS)))
    return fourKeys(counted, now).filter((keys) => service === undefined || keys.service === service)
  }
}
