import type { Tool } from '../../src/deployment/intake/place.js'
import type { Prepare } from './state-change.js'
import { argocdSync, fluxEvent, githubStatus, gitlabDeployment } from './tool-deliveries.js'
import { TOOL_HEADERS } from './tool-webhooks.js'

const BODIES: Readonly<Record<Tool, (at: Date) => object>> = {
  github: (at) => githubStatus({ at }),
  gitlab: (at) => gitlabDeployment({ at: at.toISOString() }),
  argocd: (at) => argocdSync({ startedAt: at.toISOString() }),
  flux: (at) => fluxEvent({ at: at.toISOString() }),
}

/** Deliveries of tools: each begins a deployment. */
export const toolChanges: Readonly<Record<string, Prepare>> = Object.fromEntries(
  (Object.keys(BODIES) as readonly Tool[]).map((tool): readonly [string, Prepare] => [
    `post /webhooks/${tool}`,
    ({ now }) => {
      const body = BODIES[tool](now)
      return Promise.resolve({
        path: `/webhooks/${tool}`,
        body,
        headers: TOOL_HEADERS[tool](JSON.stringify(body), now),
      })
    },
  ]),
)
