import * as z from 'zod'
import type { Actor } from '../event/domain-event.js'
import type { Deployment } from './deployment.js'

const facts = z.object({
  service: z.string(),
  environment: z.string().nullable(),
  version: z.string(),
})

/** What deployments tell of. */
export const deploymentEvents = {
  deployment_started: { subject: 'deployment', data: facts },
  deployment_finished: { subject: 'deployment', data: facts },
  deployment_judged: {
    subject: 'deployment',
    data: facts.extend({ verdict: z.enum(['degraded', 'healthy', 'inconclusive']) }),
  },
  deployment_rolled_back: { subject: 'deployment', data: facts },
} as const

/** What an event says of a deployment. */
export function deploymentFacts(
  { id, service, environment, version }: Pick<Deployment, 'id' | 'service' | 'environment' | 'version'>,
  { at, actor }: { readonly at: Date; readonly actor: Actor },
) {
  return { at, actor, subject: { kind: 'deployment', id }, data: { service, environment, version } } as const
}
