import { expect, it } from '@jest/globals'
import { briefSpan } from './brief-span.js'

it.each([
  [0, '0s'],
  [0.4, '<1s'],
  [59.4, '59s'],
  [60, '1m'],
  [2195, '36m35s'],
  [3599.6, '1h'],
  [12960, '3h36m'],
  [3600 * 28 + 1900, '1d5h'],
  [86400 * 30, '30d'],
])('%p s is %s', (seconds, text) => {
  expect(briefSpan(seconds)).toBe(text)
})
