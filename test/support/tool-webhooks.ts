import { createHmac } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Place, Tool } from '../../src/deployment/intake/place.js'
import type { DeploymentWebhooks } from '../../src/deployment/intake/webhooks-key.js'
import { githubSignature, standardSignature } from './tool-deliveries.js'

/** Places of the deliveries of `tool-deliveries.ts`. */
export const TOLD_PLACES: readonly Place[] = [
  { tool: 'github', repository: 'Shop/Checkout', environment: 'production' },
  { tool: 'gitlab', project: 'shop/checkout', environment: 'production' },
  { tool: 'argocd', application: 'checkout', namespace: 'argocd' },
  { tool: 'flux', kind: 'Kustomization', name: 'checkout', namespace: 'apps' },
]

const SECRET = 'signed-with-this'
const GITLAB_ID = 'f5e5f430-f57b-4e6e-9fac-d9128cd7232f'
const SIGNING = `whsec_${Buffer.from('the signing token').toString('base64')}`

/** Secrets of the tools in files of a folder. */
export function toolSecrets(folder: string): DeploymentWebhooks {
  const [secret, signing] = [join(folder, 'tool-secret'), join(folder, 'tool-signing')]
  writeFileSync(secret, `${SECRET}\n`)
  writeFileSync(signing, `${SIGNING}\n`)
  return { githubSecretFile: secret, gitlabTokenFile: secret, gitlabSigningFile: signing, fluxSecretFile: secret }
}

/** What each tool sends with a body, where the secrets are those of `toolSecrets`. */
export const TOOL_HEADERS: Readonly<Record<Tool, (text: string, now: Date) => Readonly<Record<string, string>>>> = {
  github: (text) => ({
    'x-github-event': 'deployment_status',
    'x-github-delivery': '72d3162e-cc78-11e3-81ab-4c9367dc0958',
    'x-hub-signature-256': githubSignature(text, SECRET),
  }),
  gitlab: (text, now) => ({
    'x-gitlab-event': 'Deployment Hook',
    'x-gitlab-token': SECRET,
    'webhook-id': GITLAB_ID,
    'webhook-timestamp': String(Math.floor(now.getTime() / 1000)),
    'webhook-signature': standardSignature(text, { secret: SIGNING, id: GITLAB_ID, at: now }),
  }),
  argocd: () => ({}),
  flux: (text) => ({
    'gotk-component': 'kustomize-controller',
    'x-signature': `sha256=${createHmac('sha256', SECRET).update(text).digest('hex')}`,
  }),
}
