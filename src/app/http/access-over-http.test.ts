import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { Agent, request as ask } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { Router } from 'express'
import request from 'supertest'
import * as z from 'zod'
import { sampleOf } from '../../../test/support/breadth.js'
import { exampleConfig } from '../../../test/support/example-config.js'
import { createFakeSeriesReader } from '../../../test/support/fake-series-reader.js'
import { createMemoryLogger } from '../../../test/support/memory-logger.js'
import { ROLES } from '../../access/roles.js'
import type { ServerSettings } from '../../http/server-settings.js'
import { createApp, type App } from '../create-app.js'
import { allPaths } from './openapi.js'
import { refuseUnlistedRoutes } from './routes-in-table.js'

const TURNED_AWAY = [401, 403, 421, 429]

let folder: string
const apps: App[] = []

/** A whole daemon, with a token of each role where `tokens` is not false. */
async function startApp(changes: Partial<ServerSettings>): Promise<{ readonly app: App; readonly url: string }> {
  const base = exampleConfig({})
  const config = { ...base, server: { ...base.server, hosts: ['plimsoll.internal'], ...changes } }
  const reader = createFakeSeriesReader(() => [])
  const app = createApp(config, { logger: createMemoryLogger(), port: 0, readers: new Map([['default', reader]]) })
  apps.push(app)
  await app.start()
  return { app, url: app.url() ?? '' }
}

async function start(changes: Partial<ServerSettings> = {}): Promise<string> {
  return (await startApp(changes)).url
}

const tokens = () => ROLES.map((role) => ({ name: `a-${role}`, role, tokenFile: join(folder, role) }))

let url: string
let openUrl: string
let routes: readonly (readonly [path: string, method: 'get' | 'post' | 'delete', role: string])[]

const Document = z.object({
  paths: z.record(z.string(), z.partialRecord(z.enum(['get', 'post', 'delete']), z.object({ 'x-role': z.string() }))),
})

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'plimsoll-access-'))
  for (const role of ROLES) writeFileSync(join(folder, role), `token-of-${role}\n`)
  url = await start({ tokens: tokens() })
  openUrl = await start()
  const { paths } = Document.parse((await request(url).get('/api/v1/openapi.json').expect(200)).body)
  routes = Object.entries(paths).flatMap(([path, methods]) =>
    (['get', 'post', 'delete'] as const).flatMap((method) => {
      const role = methods[method]?.['x-role']
      return role === undefined ? [] : [[path.replace(/\{\w+\}/g, '7'), method, role] as const]
    }),
  )
})

afterAll(async () => {
  connections.destroy()
  for (const app of apps) await app.stop()
  rmSync(folder, { recursive: true, force: true })
})

type Headers = Readonly<Record<string, string>>

interface Asked {
  readonly method: 'get' | 'post' | 'delete'
  readonly path: string
  readonly headers: Headers
}

/** Thousands are asked here: on a few connections that stay open, and without reading what is answered. */
const connections = new Agent({ keepAlive: true })

function statusOf(at: string, { method, path, headers }: Asked): Promise<number> {
  return new Promise((resolve, reject) => {
    const asked = ask(new URL(path, at), { agent: connections, method: method.toUpperCase(), headers }, (answer) => {
      answer.resume().once('end', () => {
        resolve(answer.statusCode ?? 0)
      })
    })
    asked.once('error', reject).end()
  })
}

/** Which roles are let in by all of the routes that need them; a route that disagrees with another of its role is named. */
async function letIn(at: string, headers: Headers): Promise<Readonly<Record<string, boolean>>> {
  const granted: Record<string, boolean> = {}
  for (const [path, method, role] of routes) {
    const status = await statusOf(at, { method, path, headers })
    const isIn = !TURNED_AWAY.includes(status)
    expect([path, method, granted[role] ?? isIn]).toEqual([path, method, isIn])
    granted[role] = isIn
  }
  return granted
}

const granting = (...roles: readonly string[]) =>
  Object.fromEntries(['anyone', ...ROLES].map((role) => [role, role === 'anyone' || roles.includes(role)]))

const SHELL: Headers = {}
const ELSEWHERE: readonly (readonly [string, Headers])[] = [
  ['through a proxy', { 'x-forwarded-for': '8.8.8.8' }],
  ['through a proxy of the standard', { forwarded: 'for=8.8.8.8' }],
  ['by another name', { host: 'plimsoll.internal' }],
  ['from a page of ours', { host: 'plimsoll.internal', origin: 'http://plimsoll.internal' }],
]

const EACH_ROLE = [
  ['viewer', ['viewer']],
  ['ingest', ['viewer', 'ingest']],
  ['responder', ['viewer', 'responder']],
  ['admin', ['viewer', 'ingest', 'responder', 'admin']],
] as const

describe('every route', () => {
  it('has a role, and every role has a route', () => {
    expect(new Set(routes.map(([, , role]) => role))).toEqual(new Set(['anyone', ...ROLES]))
    expect(routes.length).toBeGreaterThan(15)
  })

  it('is open to a shell on this machine, where there are no tokens', async () => {
    expect(await letIn(openUrl, SHELL)).toEqual(granting(...ROLES))
  })

  it('is there to read for a shell on this machine, where there are', async () => {
    expect(await letIn(url, SHELL)).toEqual(granting('viewer'))
  })

  it.each(ELSEWHERE)('is closed to who comes %s without a token', async (_how, headers) => {
    for (const at of [url, openUrl]) expect(await letIn(at, headers)).toEqual(granting())
  })

  it.each(EACH_ROLE)('asks the token of a %s for its role, wherever it comes from', async (role, roles) => {
    const headers = { authorization: `Bearer token-of-${role}` }
    expect(await letIn(url, headers)).toEqual(granting(...roles))
    for (const [, elsewhere] of sampleOf(ELSEWHERE, ([how]) => how === 'through a proxy'))
      expect(await letIn(url, { ...headers, ...elsewhere })).toEqual(granting(...roles))
  })

  it('is closed to pages of other sites and to other names, whatever token they have', async () => {
    const authorization = 'Bearer token-of-admin'
    for (const foreign of [
      { host: 'evil.example' },
      { origin: 'https://evil.example' },
      { 'sec-fetch-site': 'cross-site' },
    ])
      for (const [path, method] of routes) {
        const status = await statusOf(url, { method, path, headers: { authorization, ...foreign } })
        expect([path, [403, 421].includes(status)]).toEqual([path, true])
      }
  })

  it('is the same route however it is written', async () => {
    const stranger = { 'x-forwarded-for': '8.8.8.8' }
    for (const path of [
      '/-/reload/',
      '/-/RELOAD',
      '/%2D/reload',
      '//-/reload',
      '/-/reload?x',
      '/api/v1/incidents/1/acknowledge/',
    ])
      expect([path, (await request(url).post(path).set(stranger)).status]).toEqual([path, 401])
    const viewer = { authorization: 'Bearer token-of-viewer' }
    for (const path of ['/-/reload/', '/-/RELOAD', '/API/v1/incidents/1/acknowledge', '/%2D/reload'])
      expect([path, [403, 404, 405].includes((await request(url).post(path).set(viewer)).status)]).toEqual([path, true])
  })
})

describe('a wrong token', () => {
  it('is refused ten times, then not looked at, also after a reload; who was right before is let in all the while', async () => {
    const { app, url: at } = await startApp({ tokens: tokens() })
    const right = { authorization: 'Bearer token-of-viewer' }
    await request(at).get('/api/v1/openapi.json').set(right).expect(200)
    for (let n = 0; n < 10; n++) {
      const refused = await request(at).get('/api/v1/status').set('authorization', `Bearer wrong-${n}`).expect(401)
      expect(refused.headers['www-authenticate']).toMatch(/^Bearer/)
      expect(refused.body).toMatchObject({ code: 'unauthorized' })
    }
    await app.reload()
    const tooMany = await request(at).get('/api/v1/status').set('authorization', 'Bearer token-of-admin').expect(429)
    expect(Number(tooMany.headers['retry-after'])).toBeGreaterThan(50)
    expect(tooMany.body).toMatchObject({ code: 'too_many_tries' })
    await request(at).get('/api/v1/openapi.json').set(right).expect(200)
    // What is anybody's business stays so.
    const wrong = { authorization: 'Bearer wrong-again' }
    await request(at).get('/-/healthy?x=1').set(wrong).expect(200)
    await request(at).get('/ping/4f5f2f0e-0000-4000-8000-000000000000').set(wrong).expect(404)
    const metrics = (await request(at).get('/metrics').expect(200)).text
    expect(metrics).toContain('plimsoll_http_refused_total{route="/api/v1/status",code="unauthorized"} 10')
    // Turned away at the door, before a route was looked for.
    expect(metrics).toContain('plimsoll_http_refused_total{route="",code="too_many_tries"} 1')
  })

  it('is refused a hundred times at once, ten of them as wrong', async () => {
    const at = await start({ tokens: tokens() })
    const all = await Promise.all(
      Array.from({ length: 100 }, (_, n) => request(at).get('/').set('authorization', `Bearer wrong-${n}`)),
    )
    const count = (wanted: number) => all.filter(({ status }) => status === wanted).length
    expect([count(401), count(429)]).toEqual([10, 90])
  })
})

it('a role that is too small is named, and so is the one that is needed', async () => {
  const answer = await request(url).post('/-/reload').set('authorization', 'Bearer token-of-viewer').expect(403)
  expect(answer.body).toMatchObject({
    code: 'role_needed',
    detail: 'this needs the role admin; the token of a-viewer has the role viewer',
  })
})

it('metrics ask for a token where that is said, and OpenAPI says so', async () => {
  const at = await start({ tokens: tokens(), metricsToken: true })
  const elsewhere = { 'x-forwarded-for': '8.8.8.8' }
  await request(at).get('/metrics').set(elsewhere).expect(401)
  await request(at)
    .get('/metrics')
    .set({ ...elsewhere, authorization: 'Bearer token-of-ingest' })
    .expect(200)
  await request(at)
    .get('/-/ready')
    .set(elsewhere)
    .expect(({ status }) => [200, 503].includes(status))
  const { paths } = Document.parse((await request(at).get('/api/v1/openapi.json').expect(200)).body)
  expect(paths['/metrics']?.get).toEqual({ 'x-role': 'viewer' })
})

describe('a route that is in no table', () => {
  const answer = () => undefined

  it.each([
    ['is of another path', Router().get('/secret', answer), 'get /secret'],
    ['is of another method', Router().post('/api/v1/status', answer), 'post /api/v1/status'],
    ['answers everything under a path', Router().use('/api', answer), 'all *'],
    ['lies in a router within', Router().use(Router().all('/secret', answer)), 'all /secret'],
    ['stands beside one that is', Router().get('/metrics', answer).get(/x/, answer), 'get /x/'],
  ])('keeps the daemon from starting when it %s', (_how, router, named) => {
    expect(() => {
      refuseUnlistedRoutes([router], allPaths({ metricsToken: false }))
    }).toThrow(`routes that are in no table: ${named}`)
  })
})
