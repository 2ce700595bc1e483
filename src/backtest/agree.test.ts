import { expect, it } from '@jest/globals'
import type { Series } from '../promql/series-reader.js'
import { agree } from './agree.js'

function answer(values: readonly (readonly [events: number, errors: number])[], everyMs = 30_000) {
  const series = (index: 0 | 1): Series[] => [
    { labels: {}, samples: values.map((value, step) => ({ at: new Date(step * everyMs), value: value[index] })) },
  ]
  return { events: series(0), errors: series(1) }
}

const recorded = answer(Array.from({ length: 40 }, (_, step) => [10, step < 20 ? 1 : 0]))

it('recorded values that the raw indicator gives too are taken', () => {
  expect(
    agree(
      recorded,
      answer(
        [
          [10.1, 1.01],
          [9.9, 0],
        ],
        600_000,
      ),
    ),
  ).toBe(true)
})

it('another selector of errors is found, and so is another total', () => {
  expect(
    agree(
      recorded,
      answer(
        [
          [10, 2],
          [10, 1],
        ],
        600_000,
      ),
    ),
  ).toBe(false)
  expect(
    agree(
      recorded,
      answer(
        [
          [20, 1],
          [20, 0],
        ],
        600_000,
      ),
    ),
  ).toBe(false)
})

it('errors where the rules recorded none are found', () => {
  const none = answer(Array.from({ length: 40 }, () => [10, 0]))
  expect(
    agree(
      none,
      answer(
        [
          [10, 0.5],
          [10, 0.5],
        ],
        600_000,
      ),
    ),
  ).toBe(false)
})

it('where the raw series are gone, recorded values are all there is', () => {
  expect(agree(recorded, { events: [], errors: [] })).toBe(true)
})
