import type { Feature } from '../feature/feature.js'
import type { ServiceKey } from '../feature/service-key.js'
import { deploymentChecks } from './deployment-checks.js'
import { deploymentMetrics } from './deployment-metrics.js'
import { deploymentPanels } from './deployment-panels.js'
import { deploymentsSchema } from './deployment-schema.js'
import type { DeploymentPart } from './deployment.js'
import { placesOf } from './intake/from-schema.js'
import { deploymentWebhooksKey, webhooksCheck } from './intake/webhooks-key.js'

const deploymentsKey: ServiceKey<typeof deploymentsSchema, DeploymentPart> = {
  schema: deploymentsSchema,
  resolve: ({ bake_time, slos, on_degraded, from }) => ({
    deployments: { bakeSeconds: bake_time, slos: slos ?? null, onDegraded: on_degraded, from: placesOf(from) },
  }),
}

/** Deployments, and what became of each. */
export const deploymentFeature = {
  name: 'deployment',
  serviceKeys: { deployments: deploymentsKey },
  rootKeys: { deployment_webhooks: deploymentWebhooksKey },
  checks: [...deploymentChecks, webhooksCheck],
  panels: () => deploymentPanels,
  metrics: { title: 'Deployments', definitions: deploymentMetrics },
} satisfies Feature<DeploymentPart>
