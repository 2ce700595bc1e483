import { describe, expect, test } from '@jest/globals'
import { sampleAlerting } from '../../test/support/sample-slo.js'
import { isWindowLength, shortWindowFor, windowOf, windowsOf } from './windows.js'

describe('windows', () => {
  test.each([
    [300, true],
    [3_540, true],
    [43_200, true],
    [240, false],
    [330, false],
    [7_260, false],
  ])('%d s can be added up of what is recorded: %s', (seconds, expected) => {
    expect(isWindowLength(seconds)).toBe(expected)
  })

  test('an SLO records the ladder and the windows of its own tiers', () => {
    const tiers = [
      { severity: 'page', budgetShare: 0.05, longSeconds: 43_200, shortSeconds: null },
      { severity: 'ticket', budgetShare: 0.1, longSeconds: 345_600, shortSeconds: 5_400 },
    ] as const
    const names = windowsOf({ alerting: sampleAlerting({ tiers }) }).map(({ name }) => name)
    expect(names).toEqual(['5m', '30m', '1h', '1h30m', '2h', '6h', '12h', '1d', '3d', '4d'])
    expect(windowsOf({ alerting: null })).toHaveLength(7)
  })

  test.each([
    [1_800, '5m'],
    [43_200, '1h'],
    [345_600, '6h'],
  ])('the short window beside %d s is %s', (seconds, name) => {
    expect(shortWindowFor(windowOf(seconds)).name).toBe(name)
  })
})
