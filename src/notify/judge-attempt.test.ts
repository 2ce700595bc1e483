import { describe, expect, it } from '@jest/globals'
import { GIVE_UP_AFTER_MS, nextAttemptAt } from './judge-attempt.js'

const created = new Date('2026-11-01T07:00:00Z')

describe('the next attempt', () => {
  it('comes later after each failure, and at last every hour', () => {
    const waits = [1, 2, 3, 7, 8, 500].map(
      (n) => (nextAttemptAt(n, created, created)!.getTime() - created.getTime()) / 1000,
    )
    expect(waits).toEqual([30, 60, 120, 1920, 3600, 3600])
  })

  it('does not come after three days', () => {
    const late = (ms: number) => new Date(created.getTime() + GIVE_UP_AFTER_MS + ms)
    expect(nextAttemptAt(9, created, late(-1))).not.toBeNull()
    expect(nextAttemptAt(9, created, late(0))).toBeNull()
  })
})
