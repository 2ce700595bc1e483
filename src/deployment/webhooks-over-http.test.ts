import { describe, expect, it } from '@jest/globals'
import request from 'supertest'
import {
  argocdSync,
  fluxEvent,
  githubSignature,
  githubStatus,
  gitlabDeployment,
} from '../../test/support/tool-deliveries.js'
import { NOON, toldService, toolWebhooks } from '../../test/support/tool-webhook-house.js'
import { TOLD_PLACES, toolSecrets } from '../../test/support/tool-webhooks.js'
import type { Tool } from './intake/place.js'
import { deliveriesAnswer } from './over-http/delivery-answer.js'

const { scene, start, deliver, deployments, kept, entries } = toolWebhooks()

interface Told {
  readonly tool: Tool
}

describe('a deployment that a tool tells of', () => {
  it.each<Told & { readonly version: string; readonly done: object; readonly begun: object }>([
    {
      ...{ tool: 'github', version: 'v42 (f95f852bd8fc)', begun: githubStatus() },
      done: githubStatus({ state: 'success', at: new Date(NOON + 30_000) }),
    },
    {
      ...{ tool: 'gitlab', version: 'main (279484c0)', begun: gitlabDeployment() },
      done: gitlabDeployment({ status: 'success', at: '2026-11-03 12:00:30 UTC' }),
    },
    {
      ...{ tool: 'argocd', version: '4a3cf0c1d5a6b6f3f6f2d7a91f2f35bb2a1e9c10', begun: argocdSync() },
      done: argocdSync({ phase: 'Succeeded', finishedAt: '2026-11-03T12:00:30Z' }),
    },
    {
      ...{ tool: 'flux', version: 'main@sha1:731f7eaddfb6af01cb2173e18f0f75b0ba780ef1', begun: fluxEvent() },
      done: fluxEvent({ reason: 'ReconciliationSucceeded', at: '2026-11-03T12:00:30Z' }),
    },
  ] as const)(
    'begins and ends by what $tool delivers, in one entry of the log each',
    async ({ tool, begun, done, version }) => {
      expect(await deliver(tool, begun)).toMatchObject({ outcome: 'started', deployments: ['d1'] })
      expect(await deployments()).toMatchObject([
        { service: 'checkout', version, state: 'watched', startedAt: '2026-11-03T12:00:00.000Z', finishedAt: null },
      ])
      expect(await deliver(tool, done)).toMatchObject({ outcome: 'finished', deployments: ['d1'] })
      expect(await deployments()).toMatchObject([{ finishedAt: '2026-11-03T12:00:30.000Z' }])
      expect((await entries()).map(({ action, actor }) => [action, actor.name])).toEqual([
        ['deployment.deliver', tool],
        ['deployment.deliver', tool],
      ])
      expect(scene.counted).toEqual([`${tool} started`, `${tool} finished`])
    },
  )

  it('begins with its end where nothing was told of its beginning, in one entry', async () => {
    const done = argocdSync({
      phase: 'Succeeded',
      finishedAt: '2026-11-03T12:00:30Z',
      committedAt: '2026-11-03T11:00:00Z',
    })
    expect(await deliver('argocd', done)).toMatchObject({ outcome: 'started' })
    expect(await deployments()).toMatchObject([
      {
        ...{ startedAt: '2026-11-03T12:00:00.000Z', finishedAt: '2026-11-03T12:00:30.000Z', startedBy: 'ada' },
        ...{ committedAt: '2026-11-03T11:00:00.000Z', origin: 'argocd:argocd/checkout' },
      },
    ])
    expect(await entries()).toHaveLength(1)
  })

  it('is of every service that is deployed from there', async () => {
    const [github] = TOLD_PLACES
    if (github === undefined) throw new Error('there is no place')
    start(toolSecrets(scene.folder), [
      toldService('cart', [github]),
      toldService('checkout', TOLD_PLACES),
      toldService('search', []),
    ])
    expect(await deliver('github', githubStatus())).toMatchObject({ deployments: ['d1', 'd2'] })
    expect((await deployments()).map((one) => one.service).toSorted()).toEqual(['cart', 'checkout'])
    expect(await entries()).toHaveLength(1)
  })

  it('that comes as a form of GitHub is the same', async () => {
    const form = new URLSearchParams({ payload: JSON.stringify(githubStatus()) }).toString()
    const headers = { 'x-hub-signature-256': githubSignature(form, 'signed-with-this') }
    await request(scene.app).post('/webhooks/github').type('form').set(headers).send(form).expect(202)
    expect(await deployments()).toMatchObject([{ version: 'v42 (f95f852bd8fc)' }])
  })
})

describe('what comes again', () => {
  it.each([
    ['github', githubStatus()],
    ['gitlab', gitlabDeployment()],
    ['argocd', argocdSync()],
    ['flux', fluxEvent()],
  ] as const)('from %s changes nothing, and is answered as before', async (tool, body) => {
    const first = await deliver(tool, body)
    scene.now = new Date(scene.now.getTime() + 120_000)
    expect(await deliver(tool, body)).toEqual(first)
    expect(await deployments()).toHaveLength(1)
    expect(await entries()).toHaveLength(1)
    expect(scene.counted).toEqual([`${tool} started`, `${tool} duplicate`])
  })

  it('as another delivery about the same deployment changes nothing either', async () => {
    await deliver('github', githubStatus({ state: 'success' }))
    await deliver('github', githubStatus({ state: 'success', at: new Date(NOON + 1000) }))
    expect(await deliver('github', githubStatus())).toMatchObject({ outcome: 'known', deployments: [] })
    expect(await deployments()).toMatchObject([{ finishedAt: '2026-11-03T12:00:00.000Z' }])
  })

  it('of a version that stands already is none of Flux and Argo CD, and one that was taken back is', async () => {
    await deliver('flux', fluxEvent())
    const again = fluxEvent({ at: '2026-11-03T12:00:10Z', reason: 'ReconciliationSucceeded' })
    expect(await deliver('flux', again)).toMatchObject({ outcome: 'finished' })
    expect(await deliver('flux', fluxEvent({ at: '2026-11-03T12:00:20Z' }))).toMatchObject({ outcome: 'known' })
    expect(await deliver('flux', fluxEvent({ at: '2026-11-03T12:00:30Z', revision: 'b' }))).toMatchObject({
      outcome: 'started',
    })
    expect(await deliver('flux', fluxEvent({ at: '2026-11-03T12:00:40Z' }))).toMatchObject({ outcome: 'started' })
    await request(scene.app).post('/api/v1/deployments/d3/rolled-back').send({ by: 'ada' }).expect(200)
    expect(await deliver('flux', fluxEvent({ at: '2026-11-03T12:00:50Z' }))).toMatchObject({ outcome: 'started' })
    expect(await deployments()).toHaveLength(4)
  })

  it('later than seven days is not taken', async () => {
    scene.now = new Date(NOON + 7 * 86_400_000 + 1000)
    expect(await deliver('flux', fluxEvent())).toMatchObject({
      outcome: 'late',
      sentence: 'it is older than seven days',
    })
    expect(await deployments()).toEqual([])
  })

  it('from a clock that is ahead begins scene.now', async () => {
    await deliver('github', githubStatus({ at: new Date(NOON + 3_600_000) }))
    expect(await deployments()).toMatchObject([{ startedAt: scene.now.toISOString() }])
  })
})

describe('what begins no deployment is answered in words, kept and logged', () => {
  it.each<Told & { readonly body: object; readonly outcome: string; readonly words: string }>([
    {
      ...{ tool: 'github', body: githubStatus({ environment: 'preview' }), outcome: 'unmatched' },
      words: '- github: {repository: "shop/checkout", environment: "preview"}',
    },
    {
      ...{ tool: 'gitlab', body: gitlabDeployment({ environment: 'staging' }), outcome: 'unmatched' },
      words: 'environment: "staging"',
    },
    {
      ...{ tool: 'flux', body: fluxEvent({ kind: 'HelmRelease' }), outcome: 'unmatched' },
      words: '- flux: {kind: "HelmRelease", name: "checkout", namespace: "apps"}',
    },
    {
      ...{ tool: 'github', body: { zen: 'Design for failure.', hook_id: 1 }, outcome: 'noted' },
      words: 'a ping: it begins no deployment',
    },
    {
      ...{ tool: 'github', body: githubStatus({ state: 'queued' }), outcome: 'noted' },
      words: 'queued changes nothing for users',
    },
    {
      ...{ tool: 'github', body: githubStatus({ state: 'failure' }), outcome: 'noted' },
      words: 'failed there; it has no marker',
    },
    { tool: 'gitlab', body: { object_kind: 'push' }, outcome: 'noted', words: 'a push: it begins no deployment' },
  ])('$tool: $words', async ({ tool, body, outcome, words }) => {
    const answer = await deliver(tool, body)
    expect(answer).toMatchObject({ outcome, deployments: [] })
    expect(answer.sentence).toContain(words)
    expect(await deployments()).toEqual([])
    expect(await entries()).toMatchObject([{ action: 'deployment.deliver', actor: { kind: 'webhook', name: tool } }])
    expect(await kept()).toEqual([answer])
  })

  it('that failed keeps its marker', async () => {
    await deliver('github', githubStatus())
    const { sentence } = await deliver('github', githubStatus({ state: 'failure' }))
    expect(sentence).toContain('its marker stays')
    expect(await deployments()).toMatchObject([{ state: 'watched' }])
  })

  it('is listed by outcome, tool and page, newest first', async () => {
    await deliver('github', githubStatus())
    scene.now = new Date(scene.now.getTime() + 1000)
    await deliver('gitlab', gitlabDeployment({ environment: 'staging' }))
    expect((await kept()).map(({ tool }) => tool)).toEqual(['gitlab', 'github'])
    expect(await kept('?outcome=unmatched')).toMatchObject([{ tool: 'gitlab' }])
    expect(await kept('?tool=github')).toMatchObject([{ outcome: 'started' }])
    const first = deliveriesAnswer.parse((await request(scene.app).get('/api/v1/deployment-webhooks?limit=1')).body)
    const next = { limit: 1, cursor: first.next_cursor }
    const rest = deliveriesAnswer.parse((await request(scene.app).get('/api/v1/deployment-webhooks').query(next)).body)
    expect(rest).toMatchObject({ data: [{ tool: 'github' }], next_cursor: null })
  })
})
