import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { dueSpans, gapsIn } from './refill-plan.js'

const HOUR = 3600
const hours = (...list: readonly number[]) => new Set(list.map((hour) => hour * HOUR))
const inHours = (spans: readonly { readonly from: number; readonly to: number }[]) =>
  spans.map(({ from, to }) => [from / HOUR, to / HOUR])

test('gaps are the runs of hours that are not whole', () => {
  const gaps = gapsIn({ from: 0, to: 8 * HOUR }, hours(1, 2, 5))
  expect(inHours(gaps)).toEqual([[0, 1], [3, 5], [6, 8]]) // oxfmt-ignore
  expect(gaps.map(({ hasEnded }) => hasEnded)).toEqual([true, true, false])
})

test('gaps and whole hours tile every span', () => {
  fc.assert(
    fc.property(fc.nat(200), fc.array(fc.nat(200)), (length, whole) => {
      const span = { from: 0, to: length * HOUR }
      const gaps = gapsIn(span, hours(...whole))
      const lacking = gaps.flatMap(({ from, to }) =>
        Array.from({ length: (to - from) / HOUR }, (_, at) => from / HOUR + at),
      )
      const expected = Array.from({ length }, (_, hour) => hour).filter((hour) => !whole.includes(hour))
      expect(lacking).toEqual(expected)
    }),
  )
})

test('a gap is asked for again each hour for a day after it ended, then after 2, 4, 8 days', () => {
  const gap = { from: 0, to: 3 * HOUR, hasEnded: true }
  const due = Array.from({ length: 400 }, (_, hour) => hour + 3).filter(
    (slot) => dueSpans([gap], slot * HOUR).length > 0,
  )
  expect(due).toEqual([...Array.from({ length: 25 }, (_, hour) => hour + 3), 3 + 48, 3 + 96, 3 + 192, 3 + 384])
})

test('while a silence goes on its newest day is asked for each hour, and all of it when it ends', () => {
  const silence = { from: 0, to: 100 * HOUR, hasEnded: false }
  expect(inHours(dueSpans([silence], 101 * HOUR))).toEqual([[4, 5], [52, 53], [76, 100]]) // oxfmt-ignore
  expect(inHours(dueSpans([{ ...silence, hasEnded: true }], 102 * HOUR))).toEqual([[0, 100]])
})
