import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals'
import express, { type Express } from 'express'
import request from 'supertest'
import { createMemoryLogger } from '../../test/support/memory-logger.js'
import { plainPages } from '../../test/support/plain-pages.js'
import {
  argocdSync,
  fluxEvent,
  githubSignature,
  githubStatus,
  gitlabDeployment,
} from '../../test/support/tool-deliveries.js'
import { TOLD_PLACES, TOOL_HEADERS, toolSecrets } from '../../test/support/tool-webhooks.js'
import { readEntriesAfter } from '../audit/audit-entries-read-store.js'
import { createErrorHandler } from '../http/error-handler.js'
import { createOutboxStore } from '../notify/outbox-store.js'
import { ignoreSteps } from '../shared/steps.js'
import type { Database } from '../store/database.js'
import { openStore } from '../store/open-store.js'
import type { Place, Tool } from './intake/place.js'
import type { DeploymentWebhooks } from './intake/webhooks-key.js'
import { deliveriesAnswer, deliveryAnswer } from './over-http/delivery-answer.js'
import { deploymentsAnswer } from './over-http/deployment-answer.js'
import { createDeployment } from './runtime.js'

const NOON = Date.parse('2026-11-03T12:00:00Z')

let folder: string
let database: Database
let now: Date
let app: Express
/** What was counted: tool and outcome. */
let counted: string[]

const service = (name: string, from: readonly Place[]) => ({
  ...{ name, environment: null, slos: [] },
  deployments: { bakeSeconds: 900, slos: null, onDegraded: [], from },
})

function start(secrets: DeploymentWebhooks, services = [service('checkout', TOLD_PLACES)]): void {
  let ids = 0
  const runtime = createDeployment({
    config: { services, deploymentWebhooks: secrets },
    counts: { objectives: () => Promise.resolve([]) },
    minutes: { minutes: () => Promise.resolve([]) },
    meter: {
      count: (_name, { tool, outcome }) => counted.push(`${tool} ${outcome}`),
      observe: () => undefined,
    },
    ...{ database, clock: () => now, steps: ignoreSteps, newId: () => `d${++ids}`, logger: createMemoryLogger() },
    ...{ pages: plainPages(), outbox: createOutboxStore(database) },
  })
  app = express()
    .use(...(runtime.routers ?? []))
    .use(createErrorHandler(createMemoryLogger()))
}

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'plimsoll-tools-'))
  database = await openStore(':memory:')
  now = new Date(NOON + 60_000)
  counted = []
  start(toolSecrets(folder))
})

afterEach(async () => {
  await database.close()
  rmSync(folder, { recursive: true, force: true })
})

function post(tool: Tool, body: object, headers?: Readonly<Record<string, string>>) {
  const text = JSON.stringify(body)
  const shown = headers ?? TOOL_HEADERS[tool](text, now)
  return request(app).post(`/webhooks/${tool}`).set('content-type', 'application/json').set(shown).send(text)
}

const deliver = async (tool: Tool, body: object) => deliveryAnswer.parse((await post(tool, body).expect(202)).body)

const deployments = async () =>
  deploymentsAnswer.parse((await request(app).get('/api/v1/deployments').expect(200)).body).data

const kept = async (query = '') =>
  deliveriesAnswer.parse((await request(app).get(`/api/v1/deployment-webhooks${query}`).expect(200)).body).data

const entries = async () =>
  (await database.read((reader) => readEntriesAfter(reader, { after: 0, most: 100 }))).map(({ entry }) => entry)

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
      expect(counted).toEqual([`${tool} started`, `${tool} finished`])
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
    start(toolSecrets(folder), [service('cart', [github]), service('checkout', TOLD_PLACES), service('search', [])])
    expect(await deliver('github', githubStatus())).toMatchObject({ deployments: ['d1', 'd2'] })
    expect((await deployments()).map((one) => one.service).toSorted()).toEqual(['cart', 'checkout'])
    expect(await entries()).toHaveLength(1)
  })

  it('that comes as a form of GitHub is the same', async () => {
    const form = new URLSearchParams({ payload: JSON.stringify(githubStatus()) }).toString()
    const headers = { 'x-hub-signature-256': githubSignature(form, 'signed-with-this') }
    await request(app).post('/webhooks/github').type('form').set(headers).send(form).expect(202)
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
    now = new Date(now.getTime() + 120_000)
    expect(await deliver(tool, body)).toEqual(first)
    expect(await deployments()).toHaveLength(1)
    expect(await entries()).toHaveLength(1)
    expect(counted).toEqual([`${tool} started`, `${tool} duplicate`])
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
    await request(app).post('/api/v1/deployments/d3/rolled-back').send({ by: 'ada' }).expect(200)
    expect(await deliver('flux', fluxEvent({ at: '2026-11-03T12:00:50Z' }))).toMatchObject({ outcome: 'started' })
    expect(await deployments()).toHaveLength(4)
  })

  it('later than seven days is not taken', async () => {
    now = new Date(NOON + 7 * 86_400_000 + 1000)
    expect(await deliver('flux', fluxEvent())).toMatchObject({
      outcome: 'late',
      sentence: 'it is older than seven days',
    })
    expect(await deployments()).toEqual([])
  })

  it('from a clock that is ahead begins now', async () => {
    await deliver('github', githubStatus({ at: new Date(NOON + 3_600_000) }))
    expect(await deployments()).toMatchObject([{ startedAt: now.toISOString() }])
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
    now = new Date(now.getTime() + 1000)
    await deliver('gitlab', gitlabDeployment({ environment: 'staging' }))
    expect((await kept()).map(({ tool }) => tool)).toEqual(['gitlab', 'github'])
    expect(await kept('?outcome=unmatched')).toMatchObject([{ tool: 'gitlab' }])
    expect(await kept('?tool=github')).toMatchObject([{ outcome: 'started' }])
    const first = deliveriesAnswer.parse((await request(app).get('/api/v1/deployment-webhooks?limit=1')).body)
    const next = { limit: 1, cursor: first.next_cursor }
    const rest = deliveriesAnswer.parse((await request(app).get('/api/v1/deployment-webhooks').query(next)).body)
    expect(rest).toMatchObject({ data: [{ tool: 'github' }], next_cursor: null })
  })
})

describe('what is refused', () => {
  it.each(['github', 'gitlab', 'flux'] as const)('from %s: nothing and wrong signatures', async (tool) => {
    const body = { github: githubStatus(), gitlab: gitlabDeployment(), flux: fluxEvent() }[tool]
    const wrong = TOOL_HEADERS[tool](`${JSON.stringify(body)} `, now)
    for (const headers of [{}, wrong]) {
      const answer = await post(tool, body, headers).expect(401)
      expect(answer.body).toMatchObject({ code: 'signature_wrong' })
    }
    expect(await deployments()).toEqual([])
    expect(await kept()).toEqual([])
    expect(await entries()).toEqual([])
    expect(counted).toEqual([`${tool} refused`, `${tool} refused`])
  })

  it('from GitLab: where both secrets are named, one of them alone', async () => {
    const both = TOOL_HEADERS.gitlab(JSON.stringify(gitlabDeployment()), now)
    await post('gitlab', gitlabDeployment(), { ...both, 'x-gitlab-token': '' }).expect(401)
    await post('gitlab', gitlabDeployment(), { 'x-gitlab-token': 'signed-with-this' }).expect(401)
    start({ ...toolSecrets(folder), gitlabSigningFile: null })
    await post('gitlab', gitlabDeployment(), { 'x-gitlab-token': 'signed-with-this' }).expect(202)
  })

  it.each(['github', 'gitlab', 'flux'] as const)('from %s, where no secret is named', async (tool) => {
    start({ githubSecretFile: null, gitlabTokenFile: null, gitlabSigningFile: null, fluxSecretFile: null })
    const answer = await post(tool, {}).expect(404)
    expect(JSON.stringify(answer.body)).toContain(`deployment_webhooks.${tool}`)
  })

  it('where the secret cannot be read', async () => {
    start({ ...toolSecrets(folder), fluxSecretFile: join(folder, 'nowhere') })
    await post('flux', fluxEvent()).expect(401)
  })

  it.each(['github', 'gitlab', 'argocd', 'flux'] as const)('from %s: what cannot be read', async (tool) => {
    await post(tool, { deployment_status: 1 }).expect(400)
    expect(counted).toEqual([`${tool} rejected`])
  })

  it('while the store fails, so that it comes again', async () => {
    const failing = jest.spyOn(database, 'write').mockRejectedValue(new Error('disk full'))
    await post('github', githubStatus()).expect(503)
    failing.mockRestore()
    expect(await deliver('github', githubStatus())).toMatchObject({ outcome: 'started' })
    expect(counted).toEqual(['github failed', 'github started'])
  })
})
