import { afterEach, beforeEach, expect, it } from '@jest/globals'
import type { Database } from '../../store/database.js'
import { openStore } from '../../store/open-store.js'
import { createBurnReader } from './burns-store.js'

const NOON = Date.parse('2026-11-03T12:00:00Z')
let database: Database

beforeEach(async () => {
  database = await openStore(':memory:')
  const burn = { alertname: 'SLOErrorBudgetBurn', slo: 'availability', severity: 'page', long_window: '1h' }
  const alerts = [
    { fingerprint: 'a', starts_at: NOON, labels: burn },
    { fingerprint: 'before', starts_at: NOON - 1, labels: burn },
    { fingerprint: 'ticket', starts_at: NOON, labels: { ...burn, severity: 'ticket' } },
    { fingerprint: 'missing', starts_at: NOON, labels: { alertname: 'SLOMetricMissing', slo: 'availability' } },
    { fingerprint: 'elsewhere', starts_at: NOON, labels: burn, environment: 'staging' },
    { fingerprint: 'other', starts_at: NOON, labels: burn, service: 'search' },
  ]
  await database.write(async (transaction) => {
    for (const { labels, ...alert } of alerts) {
      const place = { service: 'checkout', environment: '', incident_id: null, ends_at: null, summary: null }
      const row = { ...place, ...alert, labels: JSON.stringify(labels), approximate: 0, active_at: null }
      await transaction.insertInto('incident_alert').values(row).execute()
    }
  })
})

afterEach(() => database.close())

it('knows the pages on budgets of the services that are asked for, from an instant on', async () => {
  const burns = createBurnReader(database)
  expect(await burns.begunSince([{ name: 'checkout', environment: null }], new Date(NOON))).toEqual([
    { service: 'checkout', environment: null, slo: 'availability', at: new Date(NOON) },
  ])
  expect(await burns.begunSince([], new Date(0))).toEqual([])
})
