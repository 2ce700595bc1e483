import { afterEach, beforeEach, expect, it } from '@jest/globals'
import express, { type Express } from 'express'
import request from 'supertest'
import { createMemoryLogger } from '../../test/support/memory-logger.js'
import { readEntriesAfter } from '../audit/audit-entries-read-store.js'
import { createErrorHandler } from '../http/error-handler.js'
import { ignoreSteps } from '../shared/steps.js'
import type { Database } from '../store/database.js'
import { openStore } from '../store/open-store.js'
import { gateAnswer } from './gate-answer.js'
import { createGateRouter, type GateStatus } from './gate-router.js'

let database: Database
let now: Date
let status: GateStatus | null
let app: Express

const services = [
  {
    ...{ name: 'checkout', environment: 'production' },
    gate: { checks: ['incident', 'freeze'], budgetLeast: 0, onUnknown: 'closed', freezes: [] },
  },
] as const
const incident = { service: 'checkout', number: 7, title: 'checkout fails', state: 'open', kind: 'real' }

beforeEach(async () => {
  database = await openStore(':memory:')
  now = new Date('2026-11-28T12:00:00Z')
  status = { at: now, slos: [], datasets: [], incidents: { unresolved: [] } }
  const config = { timezone: 'UTC', services }
  let id = 0
  app = express()
  app.use(
    createGateRouter({
      ...{ config, database, clock: () => now, steps: ignoreSteps, status: () => status },
      newId: () => String((id += 1)),
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
