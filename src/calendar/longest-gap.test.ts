import { expect, test } from '@jest/globals'
import { longestGapSeconds } from './longest-gap.js'

const now = new Date('2026-11-23T12:00:00Z')
const HOUR = 3600

test.each([
  ['*/15 * * * *', 'UTC', HOUR / 4],
  ['0 6,18 * * *', 'UTC', 12 * HOUR],
  ['0 8-18 * * *', 'UTC', 14 * HOUR],
  // From Friday 18:00 to Monday 08:00.
  ['*/5 8-18 * * 1-5', 'UTC', 2 * 24 * HOUR + 13 * HOUR + 300],
  ['0 3 * * sun', 'UTC', 7 * 24 * HOUR],
  ['0 3 1 * *', 'UTC', 31 * 24 * HOUR],
  ['0 3 * * 1#1', 'UTC', 35 * 24 * HOUR],
  // The night in which summer time ends has an hour more.
  ['0 12 * * *', 'Europe/Berlin', 25 * HOUR],
  // From the first 02:00 of that night to 04:00; by steps the second 02:00 lies between.
  ['0 0,2,4,6,8,10,12,14,16,18,20,22 * * *', 'Europe/Berlin', 3 * HOUR],
  ['0 */2 * * *', 'Europe/Berlin', 2 * HOUR],
  ['0 3 * * *', 'Australia/Lord_Howe', 24.5 * HOUR],
  ['0 0 29 2 *', 'UTC', 400 * 24 * HOUR],
])('the longest gap of "%s" in %s', (cron, timezone, seconds) => {
  expect(longestGapSeconds({ cron, timezone }, now)).toBe(seconds)
})
