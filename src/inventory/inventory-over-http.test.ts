import { beforeEach, describe, expect, it } from '@jest/globals'
import express from 'express'
import request from 'supertest'
import { createFakeSeriesReader } from '../../test/support/fake-series-reader.js'
import { createMemoryLogger } from '../../test/support/memory-logger.js'
import { plainPages } from '../../test/support/plain-pages.js'
import { sampleDataset } from '../../test/support/sample-dataset.js'
import { createErrorHandler } from '../http/error-handler.js'
import { PrometheusError } from '../promql/prometheus-error.js'
import { thingsAnswer } from './inventory-answer.js'
import { INVENTORY_METRICS } from './inventory-metrics.js'
import { createInventory } from './runtime.js'

const T0 = Date.parse('2026-11-03T12:00:00Z')
const DATASETS = [
  sampleDataset({ name: 'orders-db', covers: { databases: ['orders', 'carts'] } }),
  sampleDataset({ name: 'by-label', match: { datname: 'users', stanza: 'media' } }),
  // Of another inventory.
  sampleDataset({ name: 'volumes', covers: { volumes: ['media'] } }),
]

let now: Date
/** Values of the label; `null`: a series without it. */
let found: readonly (string | null)[]
let reader: ReturnType<typeof createFakeSeriesReader>
let runtime: ReturnType<typeof createInventory>
let app: express.Express

beforeEach(() => {
  now = new Date(T0)
  found = ['carts', 'media', 'orders', 'scratch', 'users']
  reader = createFakeSeriesReader(() =>
    found.map((name) => ({ labels: name === null ? {} : { datname: name }, valueAt: () => 1 })),
  )
  const except = { scratch: 'Built anew every night.' }
  runtime = createInventory({
    config: {
      services: [{ datasets: DATASETS }],
      inventory: [{ name: 'databases', query: 'count by (datname) (up)', label: 'datname', prometheus: null, except }],
    },
    readers: new Map([['default', reader]]),
    ...{ pages: plainPages(), clock: () => now, logger: createMemoryLogger() },
  })
  app = express()
    .use(...(runtime.routers ?? []))
    .use(createErrorHandler(createMemoryLogger()))
})

const after = async (seconds: number) => {
  now = new Date(T0 + seconds * 1000)
  await runtime.jobs?.[0]?.run(now, new AbortController().signal)
}
const listed = async (query = '') => {
  const answer = await request(app).get(`/api/v1/inventory${query}`).expect(200)
  return thingsAnswer.parse(answer.body).data
}
const told = async () => (await listed()).map(({ thing, coverage }) => [thing, coverage])
const samples = () => Object.fromEntries((runtime.samples?.() ?? []).map(({ name, value }) => [name, value]))

describe('an inventory', () => {
  it('says what no dataset covers, by name or by the label of its preset, and what needs no backup', async () => {
    await after(0)
    expect(await told()).toEqual([
      ['carts', 'covered'],
      ['media', 'uncovered'],
      ['orders', 'covered'],
      ['scratch', 'excepted'],
      ['users', 'covered'],
    ])
    expect(await listed('?coverage=covered&inventory=databases')).toMatchObject([
      { thing: 'carts', datasets: ['checkout/orders-db'], sentence: 'It is part of checkout/orders-db.' },
      { thing: 'orders' },
      { thing: 'users', datasets: ['checkout/by-label'] },
    ])
    expect(samples()).toEqual({ [INVENTORY_METRICS.uncovered]: 1, [INVENTORY_METRICS.known]: 1 })
    expect(await runtime.waiting?.()).toMatchObject([
      { name: 'databases', sentence: '1 of databases has no backup that anybody knows of.' },
    ])
  })

  it('of which nobody knows what there is, is unknown and not empty', async () => {
    expect(await listed()).toMatchObject([{ thing: null, coverage: 'unknown', answer: 'not_asked' }])
    found = []
    await after(0)
    expect(await listed()).toMatchObject([{ thing: null, coverage: 'unknown', answer: 'finds_nothing' }])
    found = ['orders', null]
    await after(300)
    expect(await listed()).toMatchObject([
      { thing: null, answer: 'no_label' },
      { thing: 'orders', coverage: 'covered' },
    ])
    expect(samples()).toEqual({ [INVENTORY_METRICS.known]: 0 })
    expect(await runtime.waiting?.()).toEqual([])
  })

  it('stays known for a quarter of an hour without an answer, and remembers for a day what was seen', async () => {
    await after(0)
    reader.failure = new PrometheusError('timeout', 'too slow')
    await after(900)
    expect(samples()).toMatchObject({ [INVENTORY_METRICS.known]: 1 })
    await after(901)
    expect(samples()).toEqual({ [INVENTORY_METRICS.known]: 0 })
    expect((await listed())[0]).toMatchObject({ thing: null, answer: 'silent' })
    expect((await listed('?coverage=uncovered')).map(({ thing }) => thing)).toEqual(['media'])
    // Its exporter is down, or it is gone.
    reader.failure = null
    found = ['orders']
    await after(86_399)
    expect((await listed('?coverage=uncovered')).map(({ thing }) => thing)).toEqual(['media'])
    await after(86_400)
    expect(await told()).toEqual([['orders', 'covered']])
  })

  it('has a page that says first what has no backup', async () => {
    await after(0)
    const { text } = await request(app).get('/inventory').set('accept', 'text/html').expect(200)
    expect(text).toContain('1 no backup, 1 needs none, 3 covered')
    expect(text.indexOf('No dataset covers it')).toBeLessThan(text.indexOf('It is part of'))
    expect(text).toContain('It needs no backup: Built anew every night.')
    const { text: some } = await request(app).get('/inventory?q=ord&coverage=covered').expect(200)
    expect(some).toContain('1–1 of 1')
    await request(app).get('/api/v1/inventory?coverage=some').expect(400)
  })
})
