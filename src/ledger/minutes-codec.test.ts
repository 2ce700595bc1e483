import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { hourSums, mergeHour } from './hours-of.js'
import { decodeMinutes, encodeMinutes, type Minute, readInto, sumMinutesOrNull, unknownHour } from './minutes-codec.js'
import { decodePoints, encodePoints, silentHour } from './points-codec.js'

const most = 2 ** 50
const minute: fc.Arbitrary<Minute | null> = fc.option(
  fc.record({ milliEvents: fc.nat(most), milliErrors: fc.integer({ min: -most, max: most }) }),
  { nil: null },
)
const hour = fc.array(minute, { minLength: 60, maxLength: 60 })
const point = fc.option(fc.nat(9_000_000_000), { nil: null })
const points = fc.array(point, { minLength: 60, maxLength: 60 })
const same = (a: Minute, b: Minute) => a.milliEvents === b.milliEvents && a.milliErrors === b.milliErrors

test('every hour comes back as it was', () => {
  fc.assert(
    fc.property(hour, (minutes) => {
      expect(decodeMinutes(encodeMinutes(minutes))).toEqual(minutes)
    }),
  )
  expect(encodeMinutes(unknownHour)).toEqual(new Uint8Array(60))
})

test('a part of an hour is added up from its bytes as from its minutes, and bytes that are no hour are refused', () => {
  fc.assert(
    fc.property(hour, fc.nat(60), fc.nat(60), (minutes, a, b) => {
      const [first, last] = [Math.min(a, b), Math.max(a, b)]
      const bytes = encodeMinutes(minutes)
      expect(sumMinutesOrNull(bytes, first, last)).toEqual(hourSums(minutes, first, last))
      expect(sumMinutesOrNull(Uint8Array.from([...bytes, 0]), first, last)).toBeNull()
      expect(sumMinutesOrNull(bytes.slice(0, -1), first, last)).toBeNull()
    }),
  )
})

test('every hour of data points comes back as it was, and a quiet one takes a byte a minute', () => {
  fc.assert(
    fc.property(points, fc.nat(2_000_000), (list, hours) => {
      expect(decodePoints(encodePoints(list, hours * 3600), hours * 3600)).toEqual(list)
    }),
  )
  const quiet = silentHour.map(() => 1_790_000_123)
  expect(encodePoints(quiet, 1_790_002_800)).toHaveLength(61)
})

test('bytes that are no hour are refused', () => {
  const bytes = encodeMinutes(unknownHour.map(() => ({ milliEvents: 700_000, milliErrors: 12 })))
  expect(() => decodeMinutes(bytes.slice(0, -1))).toThrow('does not end')
  expect(() => decodeMinutes(Uint8Array.from([...bytes, 0]))).toThrow('more than an hour')
  expect(() => decodePoints(new Uint8Array(59), 0)).toThrow('does not end')
  expect(() => decodeMinutes(new Uint8Array(60).fill(255))).toThrow('does not end')
})

test('a busy hour stays small: 60 minutes of 700 events with few errors in under 300 bytes', () => {
  const busy = unknownHour.map((_, index) => ({ milliEvents: 700_000 + index * 137, milliErrors: index * 9 }))
  expect(encodeMinutes(busy).length).toBeLessThan(300)
})

test('the columns of an hour are the sums of its known minutes', () => {
  fc.assert(
    fc.property(hour, fc.integer({ min: 0, max: 60 }), (minutes, cut) => {
      const known = minutes.filter((one) => one !== null)
      const sums = hourSums(minutes)
      expect(sums.observedSeconds).toBe(known.length * 60)
      const [head, tail] = [hourSums(minutes, 0, cut), hourSums(minutes, cut)]
      expect(head.observedSeconds + tail.observedSeconds).toBe(sums.observedSeconds)
    }),
  )
})

test('merging: the new minute wins, the unknown one never does, and twice is once', () => {
  fc.assert(
    fc.property(hour, hour, (before, news) => {
      const merged = mergeHour(before, news, { same, fillsOnly: false })
      expect(merged).toEqual(before.map((known, index) => news[index] ?? known))
      expect(mergeHour(merged, news, { same, fillsOnly: false })).toBe(merged)
      const filled = mergeHour(before, news, { same, fillsOnly: true })
      expect(filled).toEqual(before.map((known, index) => known ?? news[index]))
    }),
  )
})

test('read into numbers an hour says the same as read into objects, wherever the room for it begins', () => {
  const known = fc.record({ milliEvents: fc.nat(2 ** 40), milliErrors: fc.integer({ min: -(2 ** 40), max: 2 ** 40 }) })
  const hours = fc.array(fc.option(known, { nil: null }), { minLength: 60, maxLength: 60 })
  fc.assert(
    fc.property(hours, fc.integer({ min: -70, max: 70 }), (minutes, offset) => {
      const room = { events: new Float64Array(30).fill(-1), errors: new Float64Array(30).fill(-1) }
      expect(readInto(room, encodeMinutes(minutes), offset)).toBe(true)
      const at = (index: number) => minutes[index - offset]
      const wanted = Array.from(room.events, (_, index) => (at(index) ? at(index)!.milliEvents / 1000 : -1))
      expect([...room.events]).toEqual(wanted)
      expect([...room.errors]).toEqual(wanted.map((_, index) => (at(index) ? at(index)!.milliErrors / 1000 : -1)))
      expect(readInto(room, encodeMinutes(minutes).slice(0, -1), offset)).toBe(false)
    }),
  )
})
