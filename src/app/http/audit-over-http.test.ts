import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import request from 'supertest'
import { createFakeSeriesReader } from '../../../test/support/fake-series-reader.js'
import { createMemoryLogger } from '../../../test/support/memory-logger.js'
import type { StateChange, StateWorld } from '../../../test/support/state-change.js'
import { changingConfig, stateChanges, unloggedChanges } from '../../../test/support/state-changes.js'
import { auditAnswer } from '../../audit/audit-answer.js'
import { readEntriesAfter } from '../../audit/audit-entries-read-store.js'
import { verifyChain } from '../../audit/verify-store.js'
import { METHODS } from '../../http/describe.js'
import type { Database } from '../../store/database.js'
import { openStore } from '../../store/open-store.js'
import { createApp, type App } from '../create-app.js'
import { allPaths } from './openapi.js'

const now = new Date('2026-11-05T10:00:00Z')

/** Where tokens are, a shell changes nothing: signing in and out is tested in `sessions-over-http.test.ts`. */
const WITH_TOKENS = ['post /sign-in', 'post /sign-out']

/** As the tables of paths have them. */
const changing = Object.entries(allPaths({ metricsToken: false }))
  .flatMap(([path, operations]) =>
    METHODS.filter((method) => method !== 'get' && operations[method] !== undefined).map(
      (method) => `${method} ${path}`,
    ),
  )
  .filter((route) => !WITH_TOKENS.includes(route))
const routes = changing.filter((route) => unloggedChanges[route] === undefined)

let folder: string
let app: App
let database: Database
let world: StateWorld

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'plimsoll-audit-'))
  const base = changingConfig(folder)
  const config = { ...base, storage: { ...base.storage, place: join(folder, 'plimsoll.db') } }
  const readers = new Map([['default', createFakeSeriesReader(() => [])]])
  app = createApp(config, { logger: createMemoryLogger(), port: 0, readers, clock: () => now })
  await app.start()
  database = await openStore(config.storage.place)
  world = { url: app.url() ?? '', database, config, now }
})

afterAll(async () => {
  await app.stop()
  await database.close()
  rmSync(folder, { recursive: true, force: true })
})

/** What was written since; jobs go their own way meanwhile. */
async function entriesAfter(after: number) {
  const found = await database.read((reader) => readEntriesAfter(reader, { after, most: 1000 }))
  return found.map(({ entry }) => entry).filter(({ through }) => through !== 'job')
}

const last = async () => (await verifyChain(database))?.head.seq ?? 0

function send(route: string, change: StateChange, others: Readonly<Record<string, string>> = {}) {
  const { path, body, form, headers = {} } = change
  const asked = request(world.url)
    [route.split(' ')[0] as 'post' | 'delete'](path)
    .set({ ...headers, ...others })
  if (form !== undefined) return asked.type('form').send(form)
  return body === undefined ? asked : asked.send(body)
}

describe('a route that changes something', () => {
  it.each(routes)('leaves one entry, with the change: %s', async (route) => {
    const prepare = stateChanges[route]
    if (prepare === undefined)
      throw new Error(`nobody knows how to call ${route}: add it to test/support/state-changes.ts`)
    const change = await prepare(world)
    const before = await last()
    const refused = await send(route, change, { host: 'evil.example' })
    expect([refused.status, await entriesAfter(before)]).toEqual([421, []])
    const answer = await send(route, change)
    expect([route, answer.status < 400 ? 'done' : answer.text]).toEqual([route, 'done'])
    const [entry, ...more] = await entriesAfter(before)
    expect(more).toEqual([])
    expect(entry).toMatchObject({ from: '127.0.0.1', through: expect.stringMatching(/^(api|link|webhook|page)$/) })
    expect(JSON.stringify(entry)).not.toContain(change.path.replace('/link/', ''))
    expect(await verifyChain(database)).toMatchObject({ fault: null })
  })

  it.each(Object.entries(unloggedChanges))('leaves none, with a reason: %s', async (route, { why, prepare }) => {
    expect(why).not.toBe('')
    const change = await prepare(world)
    const before = await last()
    expect((await send(route, change, { host: 'evil.example' })).status).toBe(421)
    const answer = await send(route, change)
    expect([route, answer.status < 400 ? 'done' : answer.text]).toEqual([route, 'done'])
    expect(await entriesAfter(before)).toEqual([])
  })

  it('is named here only where there is one, and once', () => {
    const named = [...Object.keys(stateChanges), ...Object.keys(unloggedChanges)]
    expect(named.toSorted()).toEqual(changing.toSorted())
  })
})

describe('the log over HTTP', () => {
  const pageOf = async (query: object) =>
    auditAnswer.parse((await request(world.url).get('/api/v1/audit').query(query).expect(200)).body)

  it('is read in pages, the newest entry first, by who, what and when', async () => {
    const first = await pageOf({ limit: 2, actor: 'anna' })
    const second = await pageOf({ limit: 2, actor: 'anna', cursor: first.next_cursor })
    const entries = [...first.data, ...second.data]
    expect(entries.map(({ actor }) => actor.name)).toEqual(['anna', 'anna', 'anna', 'anna'])
    const numbers = entries.map(({ seq }) => seq)
    expect(numbers).toEqual([...new Set(numbers)].toSorted((a, b) => b - a))
    expect(await pageOf({ to: '2026-01-01T00:00:00Z' })).toEqual({ data: [], next_cursor: null })
    await request(world.url).get('/api/v1/audit?who=anna').expect(400)
  })

  it('is a page for people, whose fields need not be filled in', async () => {
    const [newest] = auditAnswer.parse((await request(world.url).get('/api/v1/audit?limit=1')).body).data
    const all = await request(world.url).get('/audit').expect(200)
    expect(all.text).toContain(newest!.action)
    const begun = await request(world.url).get('/audit?actor=&action=configuration&object=&from=&to=').expect(200)
    expect(begun.text).toContain('configuration.start')
    const some = await request(world.url).get('/audit?actor=&action=exclusion&object=&from=&to=').expect(200)
    expect(some.text).toContain('exclusion.withdraw')
    expect(some.text).not.toContain('configuration.start')
    expect((await request(world.url).get('/audit?actor=nobody').expect(200)).text).toContain('No entry matches')
  })
})
