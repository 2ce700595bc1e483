import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import express from 'express'
import request from 'supertest'
import { exampleConfig } from '../../test/support/example-config.js'
import { createMemoryLogger } from '../../test/support/memory-logger.js'
import { figuresOf, twinOf, wrongFigures } from '../../test/support/page-figures.js'
import { plainPages } from '../../test/support/plain-pages.js'
import { createErrorHandler } from '../http/error-handler.js'
import type { Database } from '../store/database.js'
import { openStore } from '../store/open-store.js'
import { driftAnswer } from './drift-answer.js'
import type { AskedServer, DriftItem, DriftLook } from './drift.js'
import { createDrift } from './runtime.js'

const eu: AskedServer = { server: 'prometheus', name: 'eu', url: 'http://eu:9090' }
const us: AskedServer = { server: 'prometheus', name: 'us', url: 'http://us:9090' }
const alerts: AskedServer = { server: 'alertmanager', name: 'http://am:9093', url: 'http://am:9093' }

const items: readonly DriftItem[] = [
  ...Array.from({ length: 205 }, (_, index): DriftItem => {
    return { kind: 'missing', name: `slo:shop:${index}`, file: null, changes: [] }
  }),
  { kind: 'changed', name: 'slo:shop:x', file: '/rules/<shop>.yaml', changes: ['SLOErrorBudgetBurn is changed: for'] },
]

let database: Database
let now: Date

beforeEach(async () => {
  database = await openStore(':memory:')
  now = new Date('2026-11-03T10:00:00Z')
})
afterEach(() => database.close())

/** After a look at which these servers said so. */
async function house(...looks: readonly DriftLook[]) {
  const runtime = createDrift({
    config: { ...exampleConfig({}), timezone: 'Europe/Berlin' },
    drift: { servers: looks, look: () => Promise.resolve(looks) },
    ...{ database, clock: () => now, pages: plainPages() },
  })
  now = new Date('2026-11-03T11:00:00Z')
  await runtime.jobs?.[0]?.run(now, new AbortController().signal)
  const app = express()
    .use(...(runtime.routers ?? []))
    .use(createErrorHandler(createMemoryLogger()))
  return { runtime, app }
}

const three: readonly DriftLook[] = [
  { ...eu, outcome: 'compared', digest: '1', items },
  { ...us, outcome: 'compared', digest: '2', items: [] },
  { ...alerts, outcome: 'unknown', problem: 'no answer from http://am:9093' },
]

describe('what runs', () => {
  it('is told by the API: counted in full, named as far as it can be read', async () => {
    const { app } = await house(...three)
    const { body } = (await request(app).get('/api/v1/drift')) as { body: unknown }
    const { data } = driftAnswer.parse(body)
    expect(data).toMatchObject([
      { ...eu, state: 'different', missing: 205, changed: 1, extra: 0, differentSince: '2026-11-03T11:00:00.000Z' },
      { ...us, state: 'same', missing: 0, changed: 0, extra: 0, checkedAt: '2026-11-03T11:00:00.000Z' },
      { ...alerts, state: 'unknown', missing: null, checkedAt: null, problem: 'no answer from http://am:9093' },
    ])
    expect(data[0]!.items).toHaveLength(200)
  })

  it('is shown on a page of the same numbers', async () => {
    const { app } = await house(...three)
    const { text } = await request(app).get('/drift')
    const twin = (await request(app).get(twinOf(text))).body as unknown
    expect(figuresOf(text).map(({ text: shown }) => shown)).toEqual(['205', '1', '0', '0', '0', '0'])
    expect(wrongFigures(text, twin)).toEqual([])
    expect(text).toContain('1 differs, 1 unknown, 1 as generated')
    expect(text).toContain('200 of 206.')
    expect(text).toContain('no answer from')
  })

  it('says what to do where nobody is asked', async () => {
    const { app, runtime } = await house()
    expect((await request(app).get('/drift')).text).toContain('Nobody is asked')
    expect(runtime.jobs).toEqual([])
    expect(await runtime.waiting?.()).toEqual([])
  })

  it('waits for somebody where it differs, and where it cannot be asked', async () => {
    const { runtime } = await house(...three)
    expect(await runtime.waiting?.()).toMatchObject([
      {
        name: 'prometheus eu',
        sentence: '206 differences between what it has loaded and what is generated.',
        since: new Date('2026-11-03T11:00:00Z'),
      },
      {
        name: 'alertmanager http://am:9093',
        sentence: 'Nobody knows what it has loaded: no answer from http://am:9093.',
      },
    ])
  })

  it.each([
    ['en', ['no: 206 differences since 3 November 2026', 'yes', 'could not be asked']],
    ['de', ['nein: 206 Unterschiede seit dem 3. November 2026', 'ja', 'nicht zu erfragen']],
    ['fr', ['non : 206 différences depuis le 3 novembre 2026', 'oui', 'n’a pas pu être demandé']],
  ] as const)('is a line per server in a report in %s', async (locale, expected) => {
    const { runtime } = await house(...three)
    const content = await runtime.report?.read({ locale } as never)
    expect(content?.figures).toEqual([
      {
        ...{ server: 'prometheus', name: 'eu', state: 'different', differences: 206 },
        ...{ differentSince: '2026-11-03T11:00:00.000Z', checkedAt: '2026-11-03T11:00:00.000Z' },
      },
      expect.objectContaining({ name: 'us', state: 'same', differences: 0, differentSince: null }),
      expect.objectContaining({ name: 'http://am:9093', state: 'unknown', differences: null, checkedAt: null }),
    ])
    const [table] = content?.sections[0]?.blocks ?? []
    const rows = table?.kind === 'table' ? table.rows : []
    expect(rows.map(([, cell]) => (typeof cell === 'object' ? cell.text : cell))).toEqual(expected)
  })
})
