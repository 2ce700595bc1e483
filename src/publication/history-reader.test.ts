import { afterEach, beforeEach, expect, it } from '@jest/globals'
import { constant, minute, objective, openLedgerHouse, type LedgerHouse } from '../../test/support/ledger-house.js'
import { minuteByMinute } from '../../test/support/status-page-house.js'
import { exampleSource } from '../../test/support/example-config.js'
import { createHistoryReader } from './history-reader.js'
import { lastDays } from './measured-days.js'

const DAY = 1440
const key = { ...objective, service: 'inner-checkout' }
const nothingLate = { lateHours: () => Promise.resolve({ place: 0, byService: new Map<string, Set<number>>() }) }

it('asks for a day that is over once, and for today each time', async () => {
  let now = new Date('2026-11-20T12:00:00Z')
  const { counts, asked } = minuteByMinute({ clock: () => now, database: null as never })
  const reader = createHistoryReader({ counts, minutes: nothingLate })
  const read = () => reader.read([key], lastDays(now, 'UTC', 30), now)
  await read()
  expect(asked).toHaveLength(31)
  asked.length = 0
  now = new Date('2026-11-20T12:00:30Z')
  const [again] = await read()
  expect(asked).toEqual(['inner-checkout 2026-11-20T00:00:00.000Z', 'inner-checkout 2026-11-20T11:45:30.000Z'])
  expect(again?.counts.map(({ events }) => events)).toEqual([...Array<number>(29).fill(144_000), 72_100])
  asked.length = 0
  // Minutes shortly before the watermark are read again: yesterday has not settled at midnight.
  now = new Date('2026-11-21T00:04:00Z')
  await read()
  expect(asked).toContain('inner-checkout 2026-11-20T00:00:00.000Z')
  asked.length = 0
  now = new Date('2026-11-21T00:05:00Z')
  await read()
  await read()
  expect(asked.filter((one) => one.includes('2026-11-20T00:00'))).toHaveLength(1)
})

it('asks again for the days of which something became known', async () => {
  const now = new Date('2026-11-20T12:00:00Z')
  const late = new Map([['inner-checkout', new Set([Date.UTC(2026, 10, 10, 18) / 1000])]])
  const places: (number | null)[] = []
  const minutes = {
    lateHours: (place: number | null) => {
      places.push(place)
      return Promise.resolve({ place: 7, byService: place === null ? new Map<string, Set<number>>() : late })
    },
  }
  const { counts, asked } = minuteByMinute({ clock: () => now, database: null as never })
  const reader = createHistoryReader({ counts, minutes })
  // In Kathmandu an hour of UTC lies in two days: 18:00 to 19:00 UTC is 23:45 to 00:45.
  const read = () => reader.read([key], lastDays(now, 'Asia/Kathmandu', 30), now)
  await read()
  asked.length = 0
  await read()
  expect(places).toEqual([null, 7])
  expect(asked.filter((one) => one.includes('2026-11-09') || one.includes('2026-11-10'))).toEqual([
    'inner-checkout 2026-11-09T18:15:00.000Z',
    'inner-checkout 2026-11-10T18:15:00.000Z',
  ])
})

let house: LedgerHouse
beforeEach(async () => {
  house = await openLedgerHouse()
})
afterEach(() => house.db.close())

it('says of a real ledger what was in it, also where a day begins within an hour, and whether anything is heard', async () => {
  house.world.recorded = { availability: constant(60, 6) }
  const retention = { prometheus: [exampleSource({ retentionSeconds: 3 * 86_400 })] }
  const ledger = house.ledger(retention, () => minute(2 * DAY))
  await ledger.ingestUpTo(minute(2 * DAY))
  const reader = createHistoryReader(ledger)
  const days = lastDays(minute(2 * DAY), 'Asia/Kathmandu', 2)
  const [counted] = await reader.read([objective], days, minute(2 * DAY))
  expect(counted?.isHeard).toBe(true)
  // 1440 minutes of the day before, and 5 h 45 min of the one that runs.
  expect(counted?.counts).toEqual([
    { events: 60 * DAY, errors: 6 * DAY, observedSeconds: 86_400 },
    { events: 60 * 345, errors: 6 * 345, observedSeconds: 345 * 60 },
  ])
  const [later] = await reader.read([objective], days, minute(2 * DAY + 16))
  expect(later?.isHeard).toBe(false)
})
