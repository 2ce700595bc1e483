import type { Feature } from '../feature/feature.js'
import type { ServiceKey } from '../feature/service-key.js'
import { deploymentChecks } from './deployment-checks.js'
import { deploymentMetrics } from './deployment-metrics.js'
import { deploymentsSchema } from './deployment-schema.js'
import type { DeploymentPart } from './deployment.js'
import { deploymentPaths } from './over-http/deployment-paths.js'

const deploymentsKey: ServiceKey<typeof deploymentsSchema, DeploymentPart> = {
  schema: deploymentsSchema,
  resolve: ({ bake_time, slos, on_degraded }) => ({
    deployments: { bakeSeconds: bake_time, slos: slos ?? null, onDegraded: on_degraded },
  }),
}

/** Deployments, and what became of each. */
export const deploymentFeature = {
  name: 'deployment',
  serviceKeys: { deployments: deploymentsKey },
  checks: deploymentChecks,
  paths: deploymentPaths,
  metrics: { title: 'Deployments', definitions: deploymentMetrics },
} satisfies Feature<DeploymentPart>
