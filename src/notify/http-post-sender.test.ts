import { expect, it } from '@jest/globals'
import { parseRetryAfter } from './http-post-sender.js'

const now = new Date('2026-11-20T12:00:00Z')

it.each([
  ['30', 30_000],
  ['0', 0],
  ['1.5', 1500],
  ['Fri, 20 Nov 2026 12:02:00 GMT', 120_000],
  ['Fri, 20 Nov 2026 11:59:00 GMT', 0],
  ['999999999', 86_400_000],
  ['soon', null],
  ['', null],
  [null, null],
])('Retry-After %j asks for %j ms', (header, wait) => {
  expect(parseRetryAfter(header, now)).toBe(wait)
})
