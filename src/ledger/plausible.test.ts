import { expect, test } from '@jest/globals'
import { judgeCounts, judgePoint, MOST_EVENTS } from './plausible.js'

test.each([
  [[100, 0], null],
  [[100, 100], null],
  [[0, 0], null],
  // A total outage whose two counters were extrapolated each for itself.
  [[100, 101.5], null],
  [[100, 150], 'more_errors_than_events'],
  [[0, 5], 'more_errors_than_events'],
  [[100, -0.5], 'negative_errors'],
  [[-1, 0], 'negative_events'],
  [[MOST_EVENTS, 0], null],
  [[MOST_EVENTS * 1.01, 0], 'too_many_events'],
  [[1e308, 0], 'too_many_events'],
  [[Infinity, 0], 'not_finite'],
  [[100, Infinity], 'not_finite'],
] as const)('counts %j of a bad selector: %s', (values, reason) => {
  expect(judgeCounts(values, false)?.reason ?? null).toBe(reason)
})

test('errors that are a difference of two scrapes may be below zero as far as phase and chance explain it', () => {
  expect(judgeCounts([100, -20], true)).toBeNull()
  expect(judgeCounts([0, -1], true)).toBeNull()
  expect(judgeCounts([100, -500], true)).toEqual({ reason: 'negative_errors', value: -500 })
})

test('a data point may be an hour ahead of its minute, by clocks that differ, and no more', () => {
  const minute = Date.UTC(2026, 9, 1)
  expect(judgePoint([minute / 1000 + 3600], minute)).toBeNull()
  expect(judgePoint([minute], minute)?.reason).toBe('point_in_future')
  expect(judgePoint([-Infinity], minute)?.reason).toBe('not_finite')
  expect(judgePoint([0], minute)).toBeNull()
})
