import { expect, test } from '@jest/globals'
import { isAligned } from './openslo-period.js'

test.each([
  ['2026-01-05 00:00:00', 'week', true],
  ['2026-01-06', 'week', false],
  ['2026-02-01T00:00:00Z', 'month', true],
  ['2026-02-01 00:00:01', 'month', false],
  ['2026-02-01', 'quarter', false],
  ['2026-04-01', 'quarter', true],
  ['2026-04-01', 'year', false],
  ['2026-01-01', 'year', true],
  ['someday', 'month', false],
] as const)('%s is the start of a %s: %s', (text, unit, expected) => {
  expect(isAligned(text, unit)).toBe(expected)
})
