import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { spreadSums } from './spread-sums.js'

const unknown = (length: number) => new Float64Array(length).fill(NaN)

test('an hour of which only sums are kept has them in its minutes, and no more of them than were observed', () => {
  const hour = fc.record({
    events: fc.nat(10_000_000),
    errors: fc.nat(10_000_000),
    observed: fc.integer({ min: 1, max: 60 }),
  })
  fc.assert(
    fc.property(hour, ({ events, errors, observed }) => {
      const summed = [{ hour: 7200, events: events / 1000, errors: errors / 1000, observedSeconds: observed * 60 }]
      const spread = spreadSums({ from: 3600, events: unknown(180), errors: unknown(180), summed })
      const known = [...spread.events.keys()].filter((index) => !Number.isNaN(spread.events[index]))
      expect(known).toEqual(Array.from({ length: observed }, (_, index) => 60 + index))
      const sum = (values: Float64Array) => known.reduce((all, index) => all + Math.round(values[index]! * 1000), 0)
      expect([sum(spread.events), sum(spread.errors)]).toEqual([events, errors])
    }),
  )
})

test('minutes that are kept stay as they are, and of an hour at the edge its part is taken', () => {
  const kept = { from: 5400, events: Float64Array.of(...unknown(30), 7), errors: Float64Array.of(...unknown(30), 1) }
  const summed = [{ hour: 3600, events: 60, errors: 6, observedSeconds: 3600 }]
  const { events, errors } = spreadSums({ ...kept, summed })
  expect([events[0], errors[0], events[29], events[30], errors[30]]).toEqual([1, 0.1, 1, 7, 1])
  expect(kept.events[0]).toBeNaN()
})
