import { expect, it } from '@jest/globals'
import express from 'express'
import request from 'supertest'
import { createErrorHandler } from '../http/error-handler.js'
import { createMemoryLogger } from '../../test/support/memory-logger.js'
import { maintenancePage } from './maintenance-answer.js'
import { configuredMaintenance } from './maintenance-reader.js'
import { createMaintenanceRouter } from './maintenance-router.js'

const time = { kind: 'recurring', schedule: '0 2 * * sun', durationSeconds: 3600 } as const
const once = { start: new Date('2026-12-23T00:00:00Z'), end: new Date('2026-12-23T04:00:00Z') }
const common = { timezone: 'UTC', announced: null, reason: null }
const router = createMaintenanceRouter(
  configuredMaintenance([
    { name: 'patching', time, services: ['checkout'], ...common },
    // Begins when the other does: such rows are told apart by their name.
    { name: 'Patching more', time, services: ['search'], ...common },
    { name: 'too-far', time: { kind: 'once', ...once }, services: ['checkout'], ...common },
  ]),
  () => new Date('2026-11-22T02:30:00Z'),
)
const app = express().use(router, createErrorHandler(createMemoryLogger()))

async function ask(query: Record<string, string | number>) {
  const response = await request(app).get('/api/v1/maintenance').query(query).expect(200)
  return maintenancePage.parse(response.body)
}

const daysOf = (rows: readonly { readonly from: string }[]) => rows.map(({ from }) => from.slice(5, 10))

it('answers with what takes place now and what begins within 30 days', async () => {
  const { data, next_cursor } = await ask({ service: 'checkout' })
  expect(data.map(({ from, active }) => [from.slice(0, 10), active])).toEqual([
    ['2026-11-22', true],
    ['2026-11-29', false],
    ['2026-12-06', false],
    ['2026-12-13', false],
    ['2026-12-20', false],
  ])
  expect(next_cursor).toBeNull()
})

it('is read whole by its pages', async () => {
  const seen: string[] = []
  for (let cursor: string | null | undefined; cursor !== null;) {
    const page: Awaited<ReturnType<typeof ask>> = await ask({ limit: 3, ...(cursor === undefined ? {} : { cursor }) })
    seen.push(...page.data.map(({ from, window }) => `${from.slice(5, 10)} ${window}`))
    cursor = page.next_cursor
  }
  const days = ['11-22', '11-29', '12-06', '12-13', '12-20']
  expect(seen).toEqual(days.flatMap((day) => [`${day} Patching more`, `${day} patching`]))
})

it('is filtered by time, service and state', async () => {
  const stretch = { from: '2026-11-01T00:00:00Z', to: '2026-12-01T00:00:00Z' }
  expect(daysOf((await ask({ ...stretch, service: 'search' })).data)).toEqual([
    '11-01',
    '11-08',
    '11-15',
    '11-22',
    '11-29',
  ])
  const inState = async (state: string) => daysOf((await ask({ ...stretch, service: 'search', state })).data)
  expect(await inState('over')).toEqual(['11-01', '11-08', '11-15'])
  expect(await inState('active')).toEqual(['11-22'])
  expect(await inState('planned')).toEqual(['11-29'])
  expect(daysOf((await ask({ from: '2026-12-22T00:00:00Z', service: 'checkout' })).data)[0]).toBe('12-23')
})

it.each([
  [{ from: '2026-01-01T00:00:00Z', to: '2027-01-03T00:00:00Z' }, /more than 366 days after `from`/],
  [{ state: 'now' }, /"active"\|"planned"\|"over"\|"all"/],
  [{ window: 'patching' }, /this list has no parameter `window`/],
  [{ limit: '0' }, /expected a whole number from 1 to 1000/],
])('says what is wrong with %j', async (query, words) => {
  const response = await request(app).get('/api/v1/maintenance').query(query).expect(400)
  expect((response.body as { readonly detail: string }).detail).toMatch(words)
})
