import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { formatDuration, guessDuration, parseDuration } from './duration.js'

describe('parseDuration', () => {
  test.each([
    ['30s', 30],
    ['5m', 300],
    ['1h30m', 5400],
    ['30d', 2_592_000],
    ['1w', 604_800],
    ['300ms', 0.3],
    ['1m15s', 75],
    ['0', 0],
  ])('%s is %d seconds', (text, seconds) => {
    expect(parseDuration(text)).toBe(seconds)
  })

  test.each(['', '1 week', '15min', '30', 'm', '1s1m', '-5m', '1.5h', '5m5m'])('%j is no duration', (text) => {
    expect(parseDuration(text)).toBeNull()
  })

  test('reads what formatDuration writes', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 400 * 86_400_000 }), (milliseconds) => {
        const seconds = milliseconds / 1000
        expect(parseDuration(formatDuration(seconds))).toBe(seconds)
      }),
    )
  })
})

describe('guessDuration', () => {
  test.each([
    ['1 week', '1w'],
    ['15min', '15m'],
    ['40 days', '40d'],
    ['1 hour and 30 minutes', '1h30m'],
    ['300', '300s'],
  ])('%j was meant as %s', (text, guess) => {
    expect(guessDuration(text)).toBe(guess)
  })

  test.each(['soon', '', '0', '1 fortnight'])('%j is anybody’s guess', (text) => {
    expect(guessDuration(text)).toBeNull()
  })

  test('never suggests what would be refused', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const guess = guessDuration(text)
        expect(guess === null || (parseDuration(guess) ?? 0) > 0).toBe(true)
      }),
    )
  })
})
