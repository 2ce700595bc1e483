import { expect, it } from '@jest/globals'
import { periodAt } from '../../calendar/period.js'
import { exampleTerms } from '../../../test/support/sample-agreement.js'
import { claimOf } from './claim.js'

it.each([
  ['2026-02-28T23:00:00Z', 'Europe/Berlin', '2026-03-30', '2026-03-30T22:00:00.000Z'],
  ['2026-10-31T23:00:00Z', 'Europe/Berlin', '2026-11-30', '2026-11-30T23:00:00.000Z'],
  ['2026-11-01T04:00:00Z', 'America/Havana', '2026-11-30', '2026-12-01T05:00:00.000Z'],
  ['2026-07-01T00:00:00Z', 'UTC', '2026-07-30', '2026-07-31T00:00:00.000Z'],
])('thirty days after the month that ends at %s in %s end with %s', (end, zone, ...expected) => {
  const rule = { unit: 'month', timezone: zone } as const
  const { interval } = periodAt(new Date(Date.parse(end) - 1), rule)
  const claim = claimOf(exampleTerms({ period: rule, claim: { days: 30 } }), interval)
  expect([claim?.lastDay, claim?.before.toISOString()]).toEqual(expected)
})
