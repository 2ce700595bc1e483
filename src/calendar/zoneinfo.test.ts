import { readFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import { changesOf, monthsOf, slotsLike } from '../../test/support/time-truth.js'
import { dueSlots } from './due-times.js'

interface Vector {
  readonly zone: string
  readonly changes: readonly string[]
  readonly months: readonly string[]
  readonly slots: Readonly<Record<string, readonly string[]>>
}

const vectors = JSON.parse(readFileSync(new URL('../../test/vectors/time.json', import.meta.url), 'utf8')) as Vector[]
const year = { from: new Date('2026-01-01T00:00:00Z'), to: new Date('2027-01-01T00:00:00Z') }
const iso = (instants: readonly number[]) => instants.map((one) => new Date(one).toISOString().replace('.000Z', 'Z'))
const DAY_MS = 86_400_000

describe.each(vectors)('2026 in $zone is as Python has it', ({ zone, changes, months, slots }) => {
  test('months begin and clocks change at the same instants', () => {
    expect(iso(monthsOf(zone, [2026]))).toEqual(months)
    expect(iso(changesOf(zone, year))).toEqual(changes)
  })

  test.each(Object.keys(slots).filter((cron) => cron !== '*/15 * * * *'))('%s is due around changes', (cron) => {
    const found = changes.flatMap((change) => {
      const at = Date.parse(change)
      const range = { after: new Date(at - DAY_MS - 1), until: new Date(at + DAY_MS) }
      return dueSlots({ cron, timezone: zone }, range, 1000).map((slot) => slot.getTime())
    })
    expect(iso(found)).toEqual(slots[cron])
  })

  test('quarters of an hour go through every change', () => {
    const known = slots['*/15 * * * *'] ?? []
    const near = (change: string) => known.filter((one) => Math.abs(Date.parse(one) - Date.parse(change)) < DAY_MS)
    for (const change of changes) {
      const expected = near(change)
      expect(iso(slotsLike(expected.map(Date.parse), '*/15 * * * *', zone))).toEqual(expected)
    }
  })
})

test('the table has zones whose clocks change by half an hour, by two hours, at midnight and not at all', () => {
  expect(vectors.length).toBeGreaterThan(15)
  expect(vectors.filter(({ changes }) => changes.length === 0).length).toBeGreaterThan(1)
  expect(vectors.flatMap(({ changes }) => changes).length).toBeGreaterThan(20)
})
