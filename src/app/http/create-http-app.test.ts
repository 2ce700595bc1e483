import { readFileSync } from 'node:fs'
import { describe, expect, it } from '@jest/globals'
import request from 'supertest'
import * as z from 'zod'
import { createMemoryLogger } from '../../../test/support/memory-logger.js'
import { openAccess } from '../../../test/support/open-access.js'
import { sampleStatus } from '../../../test/support/sample-status.js'
import { createMaintenanceRouter } from '../../maintenance/maintenance-router.js'
import { configuredMaintenance } from '../../maintenance/maintenance-reader.js'
import { daemonPaths } from './daemon-paths.js'
import { createHttpApp, type HttpParts } from './create-http-app.js'
import { httpErrors } from '../../http/problem.js'
import type { ReloadOutcome } from './reload-router.js'

function setUp(changes: Partial<HttpParts> = {}) {
  const logger = createMemoryLogger()
  const app = createHttpApp({
    version: '0.1.0',
    names: { externalUrl: null, hosts: [], host: '127.0.0.1' },
    ...openAccess(),
    logger,
    reasons: () => Promise.resolve([]),
    status: sampleStatus,
    services: [],
    routers: [createMaintenanceRouter(configuredMaintenance([]), () => new Date('2026-11-20T12:00:40Z'))],
    reload: () => Promise.resolve({ kind: 'reloaded', configHash: 'a'.repeat(64), vanished: [] }),
    render: (format) => Promise.resolve({ contentType: `text/plain; format=${format}`, body: [Buffer.from('up 1\n')] }),
    ...changes,
  })
  return { agent: request(app), logger }
}

const OpenApi = z.object({
  openapi: z.literal('3.1.0'),
  paths: z.record(
    z.string(),
    z.partialRecord(z.enum(['get', 'post', 'delete']), z.object({ responses: z.record(z.string(), z.unknown()) })),
  ),
  components: z.object({ schemas: z.record(z.string(), z.record(z.string(), z.unknown())) }),
})

/** Reads the schemas out of the served document, so that what is checked is what clients are told. */
async function servedSchema(name: string): Promise<z.ZodType> {
  const response = await setUp().agent.get('/api/v1/openapi.json').expect(200)
  const { components } = OpenApi.parse(response.body)
  const definitions = JSON.parse(
    JSON.stringify(components.schemas).replaceAll('#/components/schemas/', '#/$defs/'),
  ) as object
  return z.fromJSONSchema({ $ref: `#/$defs/${name}`, $defs: definitions } as never)
}

describe('the probes', () => {
  it('say that the process answers', async () => {
    await setUp().agent.get('/-/healthy').expect(200)
  })

  it('say that it is ready', async () => {
    await setUp().agent.get('/-/ready').expect(200)
  })

  it('say what is waited for', async () => {
    const { agent } = setUp({ reasons: () => Promise.resolve(['first ingest', 'first status']) })
    const response = await agent.get('/-/ready').expect(503)
    expect(response.type).toBe('application/problem+json')
    expect(response.body).toEqual({
      type: 'urn:plimsoll:error:not_ready',
      title: 'Plimsoll is not ready yet',
      status: 503,
      code: 'not_ready',
      detail: 'first ingest; first status',
      reasons: ['first ingest', 'first status'],
    })
    expect((await servedSchema('Problem')).safeParse(response.body).error).toBeUndefined()
  })
})

describe('the metrics', () => {
  it.each([
    ['nothing', '', 'prometheus'],
    ['anything', '*/*', 'prometheus'],
    [
      'what Prometheus 2.42 asks for',
      'application/openmetrics-text;version=1.0.0,application/openmetrics-text;version=0.0.1;q=0.75,text/plain;version=0.0.4;q=0.5,*/*;q=0.1',
      'openmetrics',
    ],
    ['OpenMetrics of no version', 'application/openmetrics-text', 'openmetrics'],
    ['text', 'text/plain;version=0.0.4', 'prometheus'],
  ])('are given in the format asked for: %s', async (_, accept, format) => {
    const response = await setUp().agent.get('/metrics').set('accept', accept).expect(200)
    expect(response.headers['content-type']).toContain(`format=${format}`)
  })
})

describe('the status', () => {
  it('answers as the OpenAPI file says', async () => {
    const response = await setUp()
      .agent.get('/api/v1/status')
      .expect(200)
      .expect('content-type', /application\/json/)
    expect((await servedSchema('Status')).safeParse(response.body).error).toBeUndefined()
  })

  it('writes instants as RFC 3339 and money as decimal text', async () => {
    const response = await setUp().agent.get('/api/v1/status').expect(200)
    expect(response.body).toMatchObject({ at: '2026-11-20T12:00:40.000Z', ledgerWatermark: '2026-11-20T12:00:00.000Z' })
    const Slas = z.object({ slas: z.array(z.object({ sla: z.string(), credit: z.unknown() })) })
    const enterprise = Slas.parse(response.body).slas.find(({ sla }) => sla === 'enterprise')
    expect(enterprise?.credit).toEqual({
      tier: { below: 0.999, credit: 0.1 },
      ratio: 0.1,
      amount: { amount: '2000.00', currency: 'EUR' },
    })
  })

  it('is a problem before the first one was computed', async () => {
    const response = await setUp({ status: () => null })
      .agent.get('/api/v1/status')
      .expect(503)
    expect(response.body).toMatchObject({ code: 'not_ready' })
  })
})

describe('a reload', () => {
  const mistake = 'plimsoll.yaml:3:1 slo: unknown key (did you mean slos?)'
  const outcomes: readonly (readonly [ReloadOutcome, number, object])[] = [
    [
      { kind: 'reloaded', configHash: 'b'.repeat(64), vanished: ['SLO a/b'] },
      200,
      { configHash: 'b'.repeat(64), vanished: ['SLO a/b'] },
    ],
    [{ kind: 'invalid', mistakes: [mistake] }, 422, { code: 'config_invalid', reasons: [mistake] }],
    [
      { kind: 'needs_restart', keys: ['storage.url', 'server.listen'] },
      409,
      {
        code: 'config_needs_restart',
        detail: 'storage.url and server.listen cannot change while Plimsoll runs; the old configuration stays',
      },
    ],
    [{ kind: 'stopping' }, 503, { code: 'not_ready' }],
  ]

  it.each(outcomes)('says what came of it: %j', async (outcome, status, body) => {
    const { agent } = setUp({ reload: () => Promise.resolve(outcome) })
    const response = await agent.post('/-/reload').expect(status)
    expect(response.body).toMatchObject(body)
    const schema = await servedSchema(status === 200 ? 'Reloaded' : 'Problem')
    expect(schema.safeParse(response.body).error).toBeUndefined()
  })

  it('is not a matter of reading', async () => {
    const response = await setUp().agent.get('/-/reload').expect(405)
    expect(response.body).toMatchObject({ code: 'method_not_allowed', detail: 'a reload is asked for by POST' })
  })
})

describe('failures', () => {
  it('are problems: no such page', async () => {
    const response = await setUp().agent.get('/nowhere').expect(404)
    expect(response.type).toBe('application/problem+json')
    expect(response.body).toMatchObject({ code: 'not_found', status: 404, detail: 'no such page: /nowhere' })
  })

  it('are problems: only reading is offered', async () => {
    const response = await setUp().agent.post('/api/v1/status').expect(405).expect('allow', 'GET, HEAD')
    expect(response.body).toMatchObject({ code: 'method_not_allowed' })
  })

  it('are problems: an unreadable path', async () => {
    const response = await setUp()
      .agent.get('/%zz')
      .expect((got) => got.status < 500)
    expect(response.body).toMatchObject({ type: expect.stringMatching(/^urn:plimsoll:error:/) as unknown })
  })

  it('keep our insides in the log', async () => {
    const { agent, logger } = setUp({ render: () => Promise.reject(new Error('secret path /etc/x')) })
    const response = await agent.get('/metrics').expect(500)
    expect(response.body).toMatchObject({ code: 'internal' })
    expect(response.text).not.toContain('secret')
    expect(logger.lines[0]).toMatchObject({ level: 'error', message: 'A request failed', data: { path: '/metrics' } })
  })
})

/** What a link does is tested where it is done. */
const OWN = Object.keys(daemonPaths({ metricsToken: false })).filter((path) => !path.startsWith('/link/'))

describe('the API description', () => {
  it('names every route of the daemon itself, and each that it names answers; those of features are tested there', async () => {
    const { agent } = setUp()
    const response = await agent.get('/api/v1/openapi.json').expect(200)
    const { paths } = OpenApi.parse(response.body)
    expect(Object.keys(paths)).toEqual(expect.arrayContaining(OWN))
    expect(OWN.length).toBeGreaterThan(6)
    for (const path of OWN) {
      if (paths[path]?.get !== undefined) await agent.get(path).expect(200)
      if (paths[path]?.post !== undefined) await agent.post(path).expect(200)
    }
  })

  it('refuses an answer that does not fit, so that the test above means something', async () => {
    const schema = await servedSchema('Status')
    expect(schema.safeParse({ organisation: 'x' }).success).toBe(false)
  })
})

it('docs/errors.md explains every code of an answer, and no other', () => {
  const page = readFileSync(new URL('../../../docs/errors.md', import.meta.url), 'utf8')
  const section = page.split('\n## ').find((part) => part.startsWith('Answers over HTTP')) ?? ''
  const documented = [...section.matchAll(/^\| `([a-z_]+)` *\| (\d{3}) *\|/gm)].map(([, code, status]) => [
    code,
    Number(status),
  ])
  expect(documented).toEqual(Object.entries(httpErrors).map(([code, { status }]) => [code, status]))
})

it('answers 304 to whoever has the newest answer already, and everything to others', async () => {
  const { agent } = setUp()
  const first = await agent.get('/api/v1/status').expect(200).expect('cache-control', 'private, no-cache')
  const etag = String(first.headers['etag'])
  expect(etag).toMatch(/^"[^"]+"$/)
  const second = await agent.get('/api/v1/status').set('if-none-match', etag).expect(304)
  expect(second.text).toBe('')
  await agent.get('/api/v1/status').set('if-none-match', '"another"').expect(200)
})

it('the front page lists the endpoints, with a strict policy for browsers', async () => {
  const response = await setUp().agent.get('/').expect(200)
  expect(response.text).toContain('/api/v1/status')
  expect(response.headers['content-security-policy']).toContain("default-src 'self'")
  expect(response.headers['x-powered-by']).toBeUndefined()
})
