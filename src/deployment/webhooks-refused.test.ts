import { join } from 'node:path'
import { describe, expect, it, jest } from '@jest/globals'
import { fluxEvent, githubStatus, gitlabDeployment } from '../../test/support/tool-deliveries.js'
import { toolWebhooks } from '../../test/support/tool-webhook-house.js'
import { TOOL_HEADERS, toolSecrets } from '../../test/support/tool-webhooks.js'

const { scene, start, post, deliver, deployments, kept, entries } = toolWebhooks()

describe('what is refused', () => {
  it.each(['github', 'gitlab', 'flux'] as const)('from %s: nothing and wrong signatures', async (tool) => {
    const body = { github: githubStatus(), gitlab: gitlabDeployment(), flux: fluxEvent() }[tool]
    const wrong = TOOL_HEADERS[tool](`${JSON.stringify(body)} `, scene.now)
    for (const headers of [{}, wrong]) {
      const answer = await post(tool, body, headers).expect(401)
      expect(answer.body).toMatchObject({ code: 'signature_wrong' })
    }
    expect(await deployments()).toEqual([])
    expect(await kept()).toEqual([])
    expect(await entries()).toEqual([])
    expect(scene.counted).toEqual([`${tool} refused`, `${tool} refused`])
  })

  it('from GitLab: where both secrets are named, one of them alone', async () => {
    const both = TOOL_HEADERS.gitlab(JSON.stringify(gitlabDeployment()), scene.now)
    await post('gitlab', gitlabDeployment(), { ...both, 'x-gitlab-token': '' }).expect(401)
    await post('gitlab', gitlabDeployment(), { 'x-gitlab-token': 'signed-with-this' }).expect(401)
    start({ ...toolSecrets(scene.folder), gitlabSigningFile: null })
    await post('gitlab', gitlabDeployment(), { 'x-gitlab-token': 'signed-with-this' }).expect(202)
  })

  it.each(['github', 'gitlab', 'flux'] as const)('from %s, where no secret is named', async (tool) => {
    start({ githubSecretFile: null, gitlabTokenFile: null, gitlabSigningFile: null, fluxSecretFile: null })
    const answer = await post(tool, {}).expect(404)
    expect(JSON.stringify(answer.body)).toContain(`deployment_webhooks.${tool}`)
  })

  it('where the secret cannot be read', async () => {
    start({ ...toolSecrets(scene.folder), fluxSecretFile: join(scene.folder, 'nowhere') })
    await post('flux', fluxEvent()).expect(401)
  })

  it.each(['github', 'gitlab', 'argocd', 'flux'] as const)('from %s: what cannot be read', async (tool) => {
    await post(tool, { deployment_status: 1 }).expect(400)
    expect(scene.counted).toEqual([`${tool} rejected`])
  })

  it('while the store fails, so that it comes again', async () => {
    const failing = jest.spyOn(scene.database, 'write').mockRejectedValue(new Error('disk full'))
    await post('github', githubStatus()).expect(503)
    failing.mockRestore()
    expect(await deliver('github', githubStatus())).toMatchObject({ outcome: 'started' })
    expect(scene.counted).toEqual(['github failed', 'github started'])
  })
})
