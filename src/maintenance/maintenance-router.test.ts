import { expect, it } from '@jest/globals'
import express from 'express'
import request from 'supertest'
import { maintenanceAnswer } from './maintenance-answer.js'
import { configuredMaintenance } from './maintenance-reader.js'
import { createMaintenanceRouter } from './maintenance-router.js'

it('answers with what takes place now and what begins within 30 days', async () => {
  const time = { kind: 'recurring', schedule: '0 2 * * sun', durationSeconds: 3600 } as const
  const once = { start: new Date('2026-12-23T00:00:00Z'), end: new Date('2026-12-23T04:00:00Z') }
  const common = { timezone: 'UTC', services: ['checkout'], announced: null, reason: null }
  const router = createMaintenanceRouter(
    configuredMaintenance([
      { name: 'patching', time, ...common },
      { name: 'too-far', time: { kind: 'once', ...once }, ...common },
    ]),
    () => new Date('2026-11-22T02:30:00Z'),
  )
  const response = await request(express().use(router)).get('/api/v1/maintenance').expect(200)
  const answer = maintenanceAnswer.parse(response.body)
  expect(answer.at).toBe('2026-11-22T02:30:00.000Z')
  expect(answer.maintenance.map(({ from, active }) => [from.slice(0, 10), active])).toEqual([
    ['2026-11-22', true],
    ['2026-11-29', false],
    ['2026-12-06', false],
    ['2026-12-13', false],
    ['2026-12-20', false],
  ])
})
