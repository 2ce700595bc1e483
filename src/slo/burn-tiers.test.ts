import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { planBurnTiers } from './burn-tiers.js'

const DAY = 86_400

function summary(objective: number, days: number): string[] {
  return planBurnTiers(objective, days * DAY).tiers.map(({ severity, long, short, factor, threshold }) =>
    [severity, long.name, short.name, factor, threshold].join(' '),
  )
}

describe('planBurnTiers', () => {
  test('99.9 % over 30 d has the four tiers of the workbook, without binary noise', () => {
    expect(summary(0.999, 30)).toEqual([
      'page 1h 5m 14.4 0.0144',
      'page 6h 30m 6 0.006',
      'ticket 1d 2h 3 0.003',
      'ticket 3d 6h 1 0.001',
    ])
  })

  test('factors grow with the period', () => {
    expect(summary(0.999, 90).map((line) => line.split(' ')[3])).toEqual(['43.2', '18', '9', '3'])
  })

  test('a short period takes larger shares and never a factor below 1', () => {
    expect(summary(0.99, 7)).toEqual([
      'page 1h 5m 13.44 0.1344',
      'page 6h 30m 3.5 0.035',
      'ticket 1d 2h 1.4 0.014',
      'ticket 3d 6h 1 0.01',
    ])
  })

  test('a threshold above one half moves to a longer window, and says so', () => {
    const { tiers, remarks } = planBurnTiers(0.95, 30 * DAY)
    expect(tiers[0]).toMatchObject({ severity: 'page', long: { name: '2h' }, short: { name: '5m' }, threshold: 0.36 })
    expect(remarks).toEqual([
      'the page for 2 % of the budget in 1h watches 2h: on the usual window more than half of all events would have to fail',
    ])
  })

  test('a tier that another makes pointless is left out', () => {
    expect(summary(0.9, 30)).toEqual(['page 6h 30m 2.4 0.24', 'page 1d 2h 1.5 0.15', 'ticket 3d 6h 1 0.1'])
  })

  test('an objective that burns no faster than it may fail has no tier at all', () => {
    expect(planBurnTiers(0.4, 30 * DAY)).toMatchObject({ tiers: [], remarks: { length: 4 } })
  })

  test('a period of one day has no window beyond half a day', () => {
    expect(summary(0.999, 1)).toEqual(['page 1h 5m 1.92 0.00192', 'page 6h 30m 1 0.001'])
  })
})

test('whatever the objective and the period: thresholds are reachable, factors sustainable, windows distinct', () => {
  const objectives = fc.double({ min: 0.02, max: 0.99999, noNaN: true })
  fc.assert(
    fc.property(objectives, fc.integer({ min: 1, max: 366 }), (objective, days) => {
      const { tiers } = planBurnTiers(objective, days * DAY)
      for (const { factor, threshold, long, short } of tiers) {
        expect(factor).toBeGreaterThanOrEqual(1)
        expect(threshold).toBeLessThanOrEqual(0.5)
        expect(long.seconds).toBeLessThanOrEqual((days * DAY) / 2)
        expect(short.seconds).toBeLessThan(long.seconds)
      }
      expect(new Set(tiers.map(({ long }) => long.name)).size).toBe(tiers.length)
    }),
  )
})
