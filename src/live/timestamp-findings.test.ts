import { expect, test } from '@jest/globals'
import { judgeAge, judgeTimestamp } from './timestamp-findings.js'

const now = new Date('2026-11-23T12:00:00Z')

test('a time a little ahead is a clock, one far ahead another unit', () => {
  const seconds = now.getTime() / 1000
  expect(judgeTimestamp('t', seconds + 3600, now)).toEqual([])
  expect(judgeTimestamp('t', seconds + 3601, now)[0]?.message).toMatch(/in the future/)
  expect(judgeTimestamp('t', seconds * 1000, now)[0]?.hint).toBe('these are milliseconds: write (t) / 1000')
  expect(judgeTimestamp('t', seconds * 1e6, now)[0]?.hint).toBe('Unix seconds are expected: look at the unit')
})

test.each([
  // Where there never was a backup.
  [0, null],
  [-1, null],
  [1e9, null],
  [5400, 'Unix seconds are expected: write time() - (t)'],
  [-5400, 'Unix seconds are expected: write time() - (t)'],
])('%d where a time is expected', (seconds, expected) => {
  expect(judgeTimestamp('t', seconds, now)[0]?.hint ?? null).toBe(expected)
})

test('a time that is subtracted from time() is told from an age', () => {
  const [finding] = judgeTimestamp('time() - max(t)', 5400, now)
  expect(finding?.hint).toBe('what is subtracted from time() is a time already: leave `time() -` out')
})

test('a time where an age is expected is told from other large numbers', () => {
  const [finding] = judgeAge('t', now.getTime() / 1000 - 60, { allowed: 3600, now })
  expect(finding).toMatchObject({
    message: 't gives 1795435140, which is a time and no age: it is never below 3600',
    hint: 'write time() - (t), or `freshness: { timestamp: …, max_age: 1h }` with the query as it is',
  })
  // Bytes, say.
  expect(judgeAge('t', 1e9, { allowed: 3600, now })).toEqual([])
})
