import { beforeAll, describe, expect, it } from '@jest/globals'
import request from 'supertest'
import * as z from 'zod'
import { createMemoryLogger } from '../../../test/support/memory-logger.js'
import { openAccess } from '../../../test/support/open-access.js'
import { sampleStatus } from '../../../test/support/sample-status.js'
import { toStatusAnswer } from '../../status/status-answer.js'
import type { StatusDocument } from '../../status/status-document.js'
import { createHttpApp, type HttpParts } from './create-http-app.js'

const document = sampleStatus()
const status = toStatusAnswer(document)

function agentOf(changes: Partial<HttpParts> = {}) {
  return request(
    createHttpApp({
      ...{ version: '0.1.0', names: { externalUrl: null, hosts: [], host: '127.0.0.1' }, ...openAccess() },
      ...{ logger: createMemoryLogger(), reasons: () => Promise.resolve([]), status: () => document, routers: [] },
      services: [
        { name: 'checkout', team: 'payments' },
        { name: 'catalog', team: 'storefront' },
      ],
      reload: () => Promise.resolve({ kind: 'stopping' }),
      render: () => Promise.resolve({ contentType: 'text/plain', body: [] }),
      ...changes,
    }),
  )
}

const agent = agentOf()

/** The schema of an answer as the served document says it. */
function schemaOf(path: string): z.ZodType {
  const { paths, components } = Document.parse(served)
  const schema = paths[path]?.get.responses['200'].content['application/json'].schema
  const text = JSON.stringify({ ...schema, $defs: components.schemas })
  return z.fromJSONSchema(JSON.parse(text.replaceAll('#/components/schemas/', '#/$defs/')) as never)
}

const Document = z.object({
  paths: z.record(
    z.string(),
    z.object({
      get: z.object({
        responses: z.object({
          200: z.object({ content: z.object({ 'application/json': z.object({ schema: z.looseObject({}) }) }) }),
        }),
      }),
    }),
  ),
  components: z.object({ schemas: z.record(z.string(), z.unknown()) }),
})
let served: unknown

beforeAll(async () => {
  const { body } = (await agent.get('/api/v1/openapi.json').expect(200)) as { readonly body: { paths: object } }
  const paths = Object.entries(body.paths).filter(([path]) => /^\/api\/v1\/(slos|agreements|datasets)\b/.test(path))
  served = { ...body, paths: Object.fromEntries(paths.filter(([, methods]) => 'get' in methods)) }
})

async function bodyOf(answer: request.Test): Promise<unknown> {
  return (await answer).body as unknown
}

const Rows = z.object({ data: z.array(z.record(z.string(), z.unknown())), next_cursor: z.string().nullable() })

async function rowsAt(path: string) {
  const body = await bodyOf(agent.get(path).expect(200))
  expect(schemaOf(path.replace(/\?.*/, '')).safeParse(body).error).toBeUndefined()
  return Rows.parse(body)
}

describe('lists of the status', () => {
  it.each([
    ['slos', status.slos],
    ['agreements', status.slas],
    ['datasets', status.datasets],
  ])('%s has the rows of the status, each once, page by page', async (name, rows) => {
    const seen: unknown[] = []
    let cursor: string | null = ''
    while (cursor !== null) {
      const page = await rowsAt(`/api/v1/${name}?limit=2${cursor === '' ? '' : `&cursor=${cursor}`}`)
      expect(page.data.length).toBeLessThanOrEqual(2)
      seen.push(...page.data)
      cursor = page.next_cursor
    }
    const text = (all: readonly unknown[]) => all.map((row) => JSON.stringify(row)).toSorted()
    expect(text(seen)).toEqual(text(rows))
  })

  it.each([
    ['slos?service=catalog', 'slo', ['availability', 'search-latency']],
    ['slos?team=storefront', 'slo', ['availability', 'search-latency']],
    ['slos?service=checkout&state=no_data', 'slo', ['latency']],
    ['slos?slo=refunds', 'service', ['checkout', 'checkout']],
    ['slos?service=nowhere', 'slo', []],
    ['agreements?customer=Everyone', 'sla', ['public']],
    ['datasets?state=stale', 'dataset', ['ledger']],
    ['datasets?team=storefront', 'dataset', ['images']],
  ])('%s is what was asked for', async (path, field, names) => {
    const { data } = await rowsAt(`/api/v1/${path}`)
    expect(data.map((row) => row[field])).toEqual(names)
  })

  it.each([
    ['slos?state=fine', 'state'],
    [
      'slos?customer=Everyone',
      'no parameter `customer`: it knows service, team, slo, environment, state, limit, cursor',
    ],
    ['datasets?cursor=zzz', '`cursor` cannot be read'],
  ])('%s is refused in words', async (path, words) => {
    const body = await bodyOf(agent.get(`/api/v1/${path}`).expect(400))
    expect(body).toMatchObject({ code: 'bad_request', detail: expect.stringContaining(words) as unknown })
  })

  it('refuses the cursor of another list', async () => {
    const { next_cursor: cursor } = await rowsAt('/api/v1/slos?limit=1')
    const body = await bodyOf(agent.get(`/api/v1/datasets?cursor=${cursor ?? ''}`).expect(400))
    expect(body).toMatchObject({ detail: expect.stringContaining('belongs to another list') as unknown })
  })

  it('has one objective with all of its groups', async () => {
    const body = await bodyOf(agent.get('/api/v1/slos/checkout/refunds').expect(200))
    expect(schemaOf('/api/v1/slos/{service}/{name}').safeParse(body).error).toBeUndefined()
    expect(body).toMatchObject({ name: 'refunds', data: [{ group: { region: 'eu' } }, { group: { region: 'us' } }] })
    const missing = await agent.get('/api/v1/slos/catalog/nothing').expect(404)
    expect(missing.body).toMatchObject({
      detail: 'there is no SLO catalog/nothing: known is of that service availability, search-latency',
    })
  })

  it('says nothing before there is a status', async () => {
    const early = agentOf({ status: () => null })
    for (const path of ['slos', 'agreements', 'datasets', 'slos/catalog/availability'])
      await early.get(`/api/v1/${path}`).expect(503)
  })
})

it('answers for a thousand objectives within 100 ms of the processor', async () => {
  const [slo] = document.slos
  const slos = Array.from({ length: 1000 }, (_, index) => ({ ...slo!, service: `service-${index}` }))
  const newest: StatusDocument = { ...document, slos }
  const many = agentOf({ status: () => newest })
  await many.get('/api/v1/slos?limit=1').expect(200)
  const before = process.cpuUsage()
  const body = await bodyOf(many.get('/api/v1/slos?limit=1000').expect(200))
  const { user, system } = process.cpuUsage(before)
  expect(Rows.parse(body).data).toHaveLength(1000)
  // With what supertest takes to read the answer.
  expect((user + system) / 1000).toBeLessThan(300)
})
