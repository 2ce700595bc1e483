import { expect, test } from '@jest/globals'
import { remembering } from './remembering.js'

test('what has the same key as the last time is what was made then; what was left out once is made anew', () => {
  const made: string[] = []
  const make = (one: string) => {
    made.push(one)
    return { one }
  }
  const all = remembering((one: string) => one, make)
  const first = all(['a', 'b'])
  expect(first).toEqual([{ one: 'a' }, { one: 'b' }])
  const second = all(['b', 'c'])
  expect(second[0]).toBe(first[1])
  const third = all(['a', 'c'])
  expect(third[1]).toBe(second[1])
  expect(third[0]).not.toBe(first[0])
  expect(made).toEqual(['a', 'b', 'c', 'a'])
})
