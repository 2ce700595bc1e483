import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { createConfigFolder, SHOP_ROOT, type ConfigFolder } from '../../test/support/config-folder.js'

let folder: ConfigFolder
beforeEach(() => {
  folder = createConfigFolder()
  mkdirSync(join(folder.cwd, 'config'), { recursive: true })
  writeFileSync(join(folder.cwd, 'config', 'secret'), 's')
})
afterEach(() => {
  folder.remove()
})

const SECRETS = `${SHOP_ROOT}
deployment_webhooks:
  github: { secret_file: secret }
  gitlab: { signing_file: secret }
  flux: { secret_file: secret }
`
const service = (from: string) => `service: checkout\ndeployments:\n  from:\n${from}`

const ALL = `    - github: { repository: shop/checkout, environment: production }
    - gitlab: { project: shop/sub/checkout, environment: production }
    - argocd: { application: checkout }
    - flux: { name: checkout }
    - flux: { kind: HelmRelease, name: checkout, namespace: apps }
`

describe('from, of the deployments of a service', () => {
  it('names places of tools, whose secrets lie in files', async () => {
    const { services, deploymentWebhooks } = await folder.loadFiles(SECRETS, { checkout: service(ALL) })
    expect(services[0]?.deployments.from).toEqual([
      { tool: 'github', repository: 'shop/checkout', environment: 'production' },
      { tool: 'gitlab', project: 'shop/sub/checkout', environment: 'production' },
      { tool: 'argocd', application: 'checkout', namespace: 'argocd' },
      { tool: 'flux', kind: 'Kustomization', name: 'checkout', namespace: 'flux-system' },
      { tool: 'flux', kind: 'HelmRelease', name: 'checkout', namespace: 'apps' },
    ])
    const secret = join(folder.cwd, 'config', 'secret')
    expect(deploymentWebhooks).toEqual({
      ...{ githubSecretFile: secret, gitlabSigningFile: secret, gitlabTokenFile: null, fluxSecretFile: secret },
    })
  })

  it.each([
    ['    - github: { repository: shop/checkout, environment: production }\n', 'nothing is expected from GitHub'],
    ['    - gitlab: { project: shop/checkout, environment: production }\n', 'nothing is expected from GitLab'],
    ['    - flux: { name: checkout }\n', 'nothing is expected from Flux: it has no secret'],
  ])('needs the secret of the tool: %s', async (from, words) => {
    expect(JSON.stringify(await folder.mistakes(SHOP_ROOT, { checkout: service(from) }))).toContain(words)
  })

  it('needs none of Argo CD, which shows a token', async () => {
    await folder.loadFiles(SHOP_ROOT, { checkout: service('    - argocd: { application: checkout }\n') })
  })

  it.each([
    ['    - {}\n', 'expected one of github, gitlab, argocd, flux'],
    ['    - { argocd: { application: a }, flux: { name: b } }\n', 'expected one of github, gitlab, argocd, flux'],
    ['    - github: { repository: checkout, environment: production }\n', 'shop/checkout'],
    ['    - github: { repository: shop/checkout }\n', 'environment'],
    ['    - flux: { kind: GitRepository, name: checkout }\n', 'expected Kustomization or HelmRelease'],
  ])('is refused in words: %s', async (from, words) => {
    expect(JSON.stringify(await folder.mistakes(SECRETS, { checkout: service(from) }))).toContain(words)
  })

  it.each([
    ['deployment_webhooks: { gitlab: {} }', 'expected signing_file or token_file'],
    ['deployment_webhooks: { github: { secret_file: nowhere } }', 'does not exist'],
  ])('has secrets that are there: %s', async (line, words) => {
    const mistakes = await folder.mistakes(`${SHOP_ROOT}\n${line}\n`, { checkout: 'service: checkout\n' })
    expect(JSON.stringify(mistakes)).toContain(words)
  })
})
