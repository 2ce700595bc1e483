import { beforeEach, describe, expect, it } from '@jest/globals'
import request from 'supertest'
import { createMemoryLogger } from '../../test/support/memory-logger.js'
import { openAccess } from '../../test/support/open-access.js'
import { figuresOf, twinOf, valueAt, wrongFigures } from '../../test/support/page-figures.js'
import { sampleStatus } from '../../test/support/sample-status.js'
import { createHttpApp } from '../app/http/create-http-app.js'
import type { Waiting } from '../feature/shown-part.js'
import { createPages } from '../page/pages-router.js'
import { toStatusAnswer } from '../status/status-answer.js'
import type { StatusDocument } from '../status/status-document.js'
import { createOverviewRouter, overviewNavigation } from './overview-router.js'
import type { ListedService } from './services-list.js'

const BROWSER = 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8'
const NOTHING: Partial<StatusDocument> = {
  slos: [],
  slas: [],
  datasets: [],
  incidents: { unresolved: [], updateOverdueSeconds: new Map(), services: [] },
}

const frame = { description: null, team: null, tier: null, environment: null, dependsOn: [], links: {} }
const services: readonly ListedService[] = [
  { ...frame, name: 'checkout', description: 'Takes <orders>', team: 'payments', tier: 1, dependsOn: ['catalog'] },
  { ...frame, name: 'catalog', team: 'shop', links: { runbook: 'https://wiki.example/catalog' } },
  { ...frame, name: 'empty' },
]

let status: StatusDocument | null
let waiting: readonly Waiting[]

function agent(listed = services) {
  const { access, ...open } = openAccess()
  const pages = createPages({
    ...{ organisation: 'Example Shop', version: '0.1.0', configHash: 'a'.repeat(64), rules: access.rules },
    navigation: () => overviewNavigation,
    offersSignIn: false,
  })
  const parts = {
    config: { services: listed },
    pages,
    status: () => status,
    waiting: () => Promise.resolve(waiting),
    additions: () => Promise.resolve([]),
  }
  return request(
    createHttpApp({
      services: [],
      ...open,
      ...{ version: '0.1.0', access, logger: createMemoryLogger(), showProblem: pages.answerProblem },
      names: { externalUrl: null, hosts: [], host: '127.0.0.1' },
      reasons: () => Promise.resolve([]),
      status: () => status,
      routers: [pages.router, createOverviewRouter(parts)],
      reload: () => Promise.resolve({ kind: 'stopping' }),
      render: () => Promise.resolve({ contentType: 'text/plain', body: [] }),
    }),
  )
}

async function pageAt(path: string, listed = services): Promise<string> {
  return (await agent(listed).get(path).set('accept', BROWSER).expect(200)).text
}

async function twinAt(path: string, listed = services): Promise<unknown> {
  return (await agent(listed).get(path).expect(200)).body as unknown
}

beforeEach(() => {
  status = sampleStatus()
  waiting = []
})

describe.each(['/', '/services', '/services/checkout', '/services?q=cat&state=attention'])('%s', (path) => {
  it('says the numbers of its twin, and the twin those of the status', async () => {
    const html = await pageAt(path)
    expect(figuresOf(html).length).toBeGreaterThan(2)
    expect(wrongFigures(html, await twinAt(twinOf(html)))).toEqual([])
  })
})

describe('the first page', () => {
  it('has what needs somebody first, the most urgent before all', async () => {
    const html = await pageAt('/')
    const { needs } = (await twinAt('/api/v1/overview')) as { needs: { part: string; state: string }[] }
    expect(needs.map(({ part }) => part)).toContain('slas')
    expect(needs[0]).toMatchObject({ part: 'incidents', state: 'open' })
    expect(html).toMatch(/<a href="\/incidents\/\d+">/)
    expect(html.indexOf('id="needs"')).toBeLessThan(html.indexOf('id="slos"'))
  })

  it('says what the status says of each thing', async () => {
    const { parts } = (await twinAt('/api/v1/overview')) as { parts: { part: string; entries: unknown[] }[] }
    const answer = toStatusAnswer(sampleStatus())
    for (const { part, entries } of parts) {
      const all = part === 'incidents' ? answer.incidents.unresolved : valueAt(answer, `/${part}`)
      for (const one of entries) expect(all).toContainEqual(one)
    }
  })

  it('names what waits besides', async () => {
    const since = new Date('2026-11-20T09:00:00Z')
    const badge = { tone: 'warn', text: 'waits' } as const
    const sentence = 'Nobody has acknowledged it.'
    waiting = [{ ...{ part: 'reports', name: 'monthly', href: '/reports', badge, since, sentence }, urgency: 1000 }]
    expect(await pageAt('/')).toContain('<a href="/reports">monthly</a>')
    const said: unknown = expect.objectContaining({ part: 'reports', sentence, entry: null })
    expect(await twinAt('/api/v1/overview')).toHaveProperty(['needs', '0'], said)
  })

  it('says what to do where there is nothing', async () => {
    status = { ...sampleStatus(), ...NOTHING }
    const html = await pageAt('/')
    expect(html).toContain('Nothing needs anybody now')
    for (const text of ['No objectives yet', 'No agreements yet', 'No datasets yet', 'No open incident'])
      expect(html).toContain(text)
  })

  it('is a list of routes for programs', async () => {
    const answer = await agent()
      .get('/')
      .set('accept', '*/*')
      .expect(200)
      .expect('content-type', /text\/plain/)
    expect(answer.text).toContain('GET /api/v1/services/{service}')
  })

  it('waits for the first status', async () => {
    status = null
    const answer = await agent().get('/').set('accept', BROWSER).expect(503)
    expect(answer.text).toContain('no status has been computed yet')
  })
})

describe('services', () => {
  const rows = (html: string) =>
    [...html.matchAll(/<th scope="row"><a href="\/services\/([^"]+)"/g)].map(([, name]) => name)

  it.each([
    ['/services', ['catalog', 'checkout', 'empty']],
    ['/services?q=ORDERS', ['checkout']],
    ['/services?team=shop', ['catalog']],
    ['/services?state=attention&team=nobody', []],
  ])('are found by %s', async (path, names) => {
    expect(rows(await pageAt(path))).toEqual(names)
  })

  it('are shown fifty at a time, and all of them page by page', async () => {
    const many = Array.from({ length: 120 }, (_, index) => ({
      ...frame,
      name: `service-${String(index).padStart(3, '0')}`,
    }))
    const seen: unknown[] = []
    let path: string | null = '/services?q=service'
    while (path !== null) {
      const html: string = await pageAt(path, many)
      expect(rows(html).length).toBeLessThanOrEqual(50)
      expect(wrongFigures(html, await twinAt(twinOf(html), many))).toEqual([])
      seen.push(...rows(html))
      path = /href="([^"]+)" rel="next"/.exec(html)?.[1]?.replaceAll('&amp;', '&').replaceAll('&#x3D;', '=') ?? null
    }
    expect(seen).toEqual(many.map(({ name }) => name))
  })

  it('refuses in words what the list does not know', async () => {
    await agent()
      .get('/services?sort=worst')
      .expect(400)
      .expect(/no parameter `sort`/)
  })
})

describe('a service', () => {
  it('has what is promised for it and nothing else', async () => {
    const html = await pageAt('/services/checkout')
    expect(html).toContain('Takes &lt;orders&gt;')
    expect(html).toContain('href="/services/catalog">catalog</a>')
    expect(html).not.toMatch(/catalog\/<wbr>/)
    const { parts } = (await twinAt('/api/v1/services/checkout')) as { parts: Record<string, { service: string }[]> }
    expect(
      Object.values(parts)
        .flat()
        .every(({ service }) => service === 'checkout'),
    ).toBe(true)
  })

  it('says what to do where nothing is promised', async () => {
    expect(await pageAt('/services/empty')).toContain('Nothing is promised for this service yet')
  })

  it('is a page that says so where there is none', async () => {
    const { text } = await agent().get('/services/nobody').set('accept', BROWSER).expect(404)
    expect(text).toContain('no service is called nobody')
  })
})
