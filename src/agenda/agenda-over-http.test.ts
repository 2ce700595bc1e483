import { afterEach, beforeEach, expect, it } from '@jest/globals'
import express from 'express'
import nodeIcal from 'node-ical'
import request from 'supertest'
import { createMemoryLogger } from '../../test/support/memory-logger.js'
import { createErrorHandler } from '../http/error-handler.js'
import type { MaintenanceWindow } from '../maintenance/maintenance-window.js'
import type { Occurrence } from '../maintenance/windows-in.js'
import type { Database } from '../store/database.js'
import { openStore } from '../store/open-store.js'
import { createAgendaFeed } from './runtime.js'

let database: Database
let now: Date
let ids = 0

beforeEach(async () => {
  database = await openStore(':memory:')
  now = new Date('2026-11-20T12:00:00Z')
})
afterEach(() => database.close())

const weekly: MaintenanceWindow = {
  name: 'patching',
  time: { kind: 'recurring', schedule: '0 2 * * sun', durationSeconds: 3600 },
  ...{ timezone: 'Europe/Berlin', services: ['checkout'], announced: null, reason: 'New; kernels, and\nmore' },
}
const once: MaintenanceWindow = {
  ...weekly,
  name: 'move',
  time: { kind: 'once', start: new Date('2026-12-05T01:00:00Z'), end: new Date('2026-12-05T03:00:00Z') },
}
const entered: Occurrence = {
  ...{ window: 'upgrade', entry: 7, services: ['checkout'], announced: null, reason: null },
  ...{ from: new Date('2026-12-06T01:00:00Z'), to: new Date('2026-12-06T02:00:00Z') },
}

/** The daemon with one configuration, over the same store. */
async function daemon(maintenance: readonly MaintenanceWindow[], planned: readonly Occurrence[] = []) {
  const runtime = createAgendaFeed({
    config: { organisation: 'Example Shop', maintenance, server: { externalUrl: 'https://slo.example/' } },
    maintenance: { within: ({ from, to }) => Promise.resolve(planned.filter((one) => one.from < to && one.to > from)) },
    ...{ database, clock: () => now, newId: () => `id-${++ids}` },
  })
  const app = express()
  for (const router of runtime.routers ?? []) app.use(router)
  app.use(createErrorHandler(createMemoryLogger()))
  const refresh = async () => {
    for (const job of runtime.jobs ?? []) await job.run(now, new AbortController().signal)
  }
  await refresh()
  return { agent: request(app), refresh }
}

async function eventsOf({ agent }: Awaited<ReturnType<typeof daemon>>) {
  const { text } = await agent
    .get('/maintenance.ics')
    .expect(200)
    .expect('content-type', /text\/calendar/)
  const events = Object.values(nodeIcal.sync.parseICS(text)).filter(
    (one): one is nodeIcal.VEvent => one?.type === 'VEVENT',
  )
  return Object.fromEntries(
    events
      .filter(({ uid }) => !uid.includes('T'))
      .map(({ summary, uid, sequence, status }) => [
        typeof summary === 'string' ? summary : summary.val,
        [uid, Number(sequence), status] as const,
      ]),
  )
}

it('keeps ids through all changes, counts these, and cancels what is gone', async () => {
  const first = await eventsOf(await daemon([weekly, once], [entered]))
  expect(Object.values(first).map(([, sequence, status]) => [sequence, status])).toEqual(
    Array(3).fill([0, 'CONFIRMED']),
  )
  now = new Date('2026-11-21T12:00:00Z')
  expect(await eventsOf(await daemon([weekly, once], [entered]))).toEqual(first)
  const later: MaintenanceWindow = {
    ...weekly,
    time: { kind: 'recurring', schedule: '0 4 * * sun', durationSeconds: 60 },
  }
  const second = await eventsOf(await daemon([later], []))
  expect(second).toEqual({
    patching: [first['patching']![0], 1, 'CONFIRMED'],
    move: [first['move']![0], 1, 'CANCELLED'],
    upgrade: [first['upgrade']![0], 1, 'CANCELLED'],
  })
  const third = await eventsOf(await daemon([later, once], []))
  expect(third['move']).toEqual([first['move']![0], 2, 'CONFIRMED'])
  // What is over is not cancelled when it is taken out; what was cancelled long ago need not be told.
  now = new Date('2027-03-01T12:00:00Z')
  expect(Object.keys(await eventsOf(await daemon([later])))).toEqual(['patching'])
})

it('is the same text while nothing changes, so that who has it need not load it again', async () => {
  const house = await daemon([weekly, once])
  const first = await house.agent.get('/maintenance.ics').expect(200)
  now = new Date('2026-11-27T09:30:00Z')
  await house.refresh()
  await house.agent.get('/maintenance.ics').set('if-none-match', first.headers['etag']!).expect(304)
  expect(first.text).toContain('\r\n')
  // Lines are folded at 75 bytes, and text is escaped.
  expect(Math.max(...first.text.split('\r\n').map((line) => Buffer.byteLength(line)))).toBeLessThanOrEqual(75)
  expect(first.text.replaceAll('\r\n ', '')).toContain('DESCRIPTION:New\\; kernels\\, and\\nmore\\nServices: checkout')
})

it('has an address that is a secret, until it is given another one', async () => {
  const { agent } = await daemon([weekly])
  const addressOf = async (ask: () => request.Test) => {
    const { url } = ((await ask().expect(200)) as { readonly body: { readonly url: string } }).body
    return url.replace('https://slo.example', '')
  }
  const first = await addressOf(() => agent.get('/api/v1/maintenance/calendar'))
  expect(first).toMatch(/^\/calendar\/[0-9a-f]{48}\/maintenance\.ics$/)
  expect((await agent.get(first).expect(200)).text).toContain('BEGIN:VCALENDAR')
  await agent.get('/calendar/7/maintenance.ics').expect(404)
  const second = await addressOf(() => agent.post('/api/v1/maintenance/calendar'))
  await agent.get(first).expect(404)
  await agent.get(second).expect(200)
  const log = await database.read((reader) => reader.selectFrom('audit_entry').selectAll().execute())
  expect(log.map(({ action }) => action)).toEqual(['calendar.renew'])
  expect(JSON.stringify(log)).not.toContain(second.split('/')[2])
})
