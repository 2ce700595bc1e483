import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import express, { type Express } from 'express'
import request from 'supertest'
import { exampleConfig } from '../../test/support/example-config.js'
import { openGate } from '../../test/support/open-gate.js'
import { sampleDrill } from '../../test/support/sample-drill.js'
import { stillDaemon } from '../../test/support/still-daemon.js'
import { createMemoryLogger } from '../../test/support/memory-logger.js'
import { plainPages } from '../../test/support/plain-pages.js'
import { readEntriesAfter } from '../audit/audit-entries-read-store.js'
import { noteDrills } from '../drill/drill-seen-store.js'
import { createErrorHandler } from '../http/error-handler.js'
import { ignoreSteps } from '../shared/steps.js'
import type { Database } from '../store/database.js'
import { openStore } from '../store/open-store.js'
import { gateAnswer } from './gate-answer.js'
import { createGateRouter } from './gate-router.js'
import type { GateStatus } from './read-gate-store.js'

let database: Database
let now: Date
let status: GateStatus | null
let app: Express

const services = [
  {
    ...{
      name: 'checkout',
      environment: 'production',
      drills: [],
      targets: { rtoSeconds: 3600, drillSuccessRatio: 0.95 },
    },
    gate: { checks: ['incident', 'freeze'], budgetLeast: 0, onUnknown: 'closed', freezes: [] },
  },
] as const
const incident = { service: 'checkout', number: 7, title: 'checkout fails', state: 'open', kind: 'real' }

beforeEach(async () => {
  database = await openStore(':memory:')
  now = new Date('2026-11-28T12:00:00Z')
  status = { at: now, slos: [], slas: [], datasets: [], incidents: { unresolved: [] } }
  const config = { timezone: 'UTC', services }
  let id = 0
  app = express()
  app.use(
    createGateRouter({
      ...{ config, database, clock: () => now, steps: ignoreSteps, status: () => status },
      newId: () => String((id += 1)),
      pages: plainPages(),
    }),
  )
  app.use(createErrorHandler(createMemoryLogger()))
})

afterEach(() => database.close())

const ask = async () => gateAnswer.parse((await request(app).get('/api/v1/gate/checkout').expect(200)).body)
const open = (body: object) => request(app).post('/api/v1/gate/checkout/override').send(body)

it('is open where nothing speaks against it, and says what was looked at', async () => {
  expect(await ask()).toMatchObject({
    ...{ service: 'checkout', environment: 'production', at: '2026-11-28T12:00:00.000Z', state: 'open' },
    reasons: [
      { check: 'incident', state: 'open', sentence: 'no incident is open' },
      { check: 'freeze', state: 'open', sentence: 'no freeze is on' },
    ],
  })
})

it('is closed by an incident of its service, and not by that of another', async () => {
  status = { ...status!, incidents: { unresolved: [{ ...incident, service: 'catalog' }] } }
  expect((await ask()).state).toBe('open')
  status = { ...status, incidents: { unresolved: [incident] } }
  expect(await ask()).toMatchObject({ state: 'closed', reasons: [{ check: 'incident', state: 'closed' }, {}] })
})

it('knows nothing without a status, or from one of more than five minutes ago', async () => {
  now = new Date('2026-11-28T12:05:00Z')
  expect((await ask()).state).toBe('open')
  now = new Date('2026-11-28T12:05:01Z')
  expect((await ask()).reasons[0]).toMatchObject({ check: 'incident', state: 'unknown' })
  status = null
  expect((await ask()).state).toBe('closed')
})

it('is opened by somebody for a while, with an entry in the audit log', async () => {
  status = { ...status!, incidents: { unresolved: [incident] } }
  const answer = await open({ reason: 'The fix itself.', by: 'anna', for: '2m' }).expect(201)
  const override = { by: 'anna', reason: 'The fix itself.', until: '2026-11-28T12:02:00.000Z' }
  expect(gateAnswer.parse(answer.body)).toMatchObject({ state: 'open', override })
  expect(await ask()).toMatchObject({ state: 'open', override, reasons: [{ state: 'closed' }, {}] })
  const entries = await database.read((reader) => readEntriesAfter(reader, { after: 0, most: 10 }))
  expect(entries.map(({ entry }) => entry)).toMatchObject([
    { action: 'gate.override', object: { kind: 'gate', id: 'checkout' }, new: { reason: 'The fix itself.' } },
  ])
  now = new Date('2026-11-28T12:02:00Z')
  expect(await ask()).toMatchObject({ state: 'closed', override: null })
})

it.each([
  [{ by: 'anna' }, /reason/],
  [{ by: 'anna', reason: ' ' }, /expected why, in a sentence/],
  [{ by: 'anna', reason: 'x', for: '2d' }, /expected a time of one minute to a day/],
])('is not opened by %j', async (body, detail) => {
  const { text } = await open(body).expect(400)
  expect(text).toMatch(detail)
  expect((await request(app).get('/api/v1/gate/chekout').expect(404)).text).toContain('checkout')
})

describe('on its page', () => {
  const page = async (path: string) => (await request(app).get(path).set('accept', 'text/html').expect(200)).text

  it('stands with every reason, and is opened by a form', async () => {
    status = { ...status!, incidents: { unresolved: [incident] } }
    const closed = await page('/gate/checkout')
    for (const said of ['No release may go out', 'incident 7 is open: checkout fails', 'no freeze is on'])
      expect(closed).toContain(said)
    const form = { by: 'anna', reason: 'The fix itself.', for: '' }
    const { headers } = await request(app).post('/gate/checkout/override').type('form').send(form).expect(303)
    expect(headers['location']).toBe('/gate/checkout')
    const opened = await page('/gate/checkout')
    for (const said of ['A release may go out', 'Opened by anna', 'The fix itself.']) expect(opened).toContain(said)
    expect(await ask()).toMatchObject({ override: { until: '2026-11-28T13:00:00.000Z' } })
    const entries = await database.read((reader) => readEntriesAfter(reader, { after: 0, most: 10 }))
    expect(entries).toHaveLength(1)
  })

  it('says how what is not known counts, and refuses in words', async () => {
    status = null
    expect(await page('/gate/checkout')).toContain('What is not known counts as closed')
    await request(app).post('/gate/checkout/override').type('form').send({ by: 'anna' }).expect(400)
    await request(app).get('/gate/chekout').set('accept', 'text/html').expect(404)
  })

  it('is listed with what speaks against a release', async () => {
    expect(await page('/gate')).toContain('nothing speaks against a release')
    status = { ...status!, incidents: { unresolved: [incident, { ...incident, number: 8 }] } }
    const html = await page('/gate?q=check')
    for (const said of ['1 service', '/gate/checkout', 'incident 7 is open', 'and 1 more']) expect(html).toContain(said)
    expect(await page('/gate?q=search')).toContain('No service is named so')
  })
})

it('is closed by a drill that is overdue, until it is passed', async () => {
  const config = exampleConfig({})
  const gate = { ...openGate, checks: ['drill'] } as const
  const drills = [sampleDrill({ everySeconds: 30 * 86_400 })]
  const services = config.services.map((service) => ({ ...service, gate, drills }))
  const daemon = await stillDaemon({ ...config, services }, now, (store) =>
    store.write((transaction) => noteDrills(transaction, drills, now)),
  )
  const ofDaemon = async () => gateAnswer.parse((await request(daemon.answer).get('/api/v1/gate/checkout')).body)
  expect(await ofDaemon()).toMatchObject({ state: 'open', reasons: [{ check: 'drill', state: 'open' }] })
  daemon.now = new Date(now.getTime() + 32 * 86_400_000)
  expect(await ofDaemon()).toMatchObject({
    state: 'closed',
    reasons: [{ check: 'drill', state: 'closed', sentence: 'the drill restore-orders is overdue by 2 d' }],
  })
  await daemon.close()
})

it('offers the form to those who may send it, where the gate is closed', async () => {
  const config = exampleConfig({})
  const gate = { ...openGate, checks: ['budget'], onUnknown: 'closed' } as const
  const services = config.services.map((service) => ({ ...service, gate }))
  const daemon = await stillDaemon({ ...config, services }, now, () => Promise.resolve())
  const page = async () => (await request(daemon.answer).get('/gate/checkout').set('accept', 'text/html')).text
  expect(await page()).toContain('Open the gate')
  await request(daemon.answer)
    .post('/gate/checkout/override')
    .type('form')
    .send({ by: 'anna', reason: 'x' })
    .expect(303)
  expect(await page()).not.toContain('Open the gate')
  await daemon.close()
})
