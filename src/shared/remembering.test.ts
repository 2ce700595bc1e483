import { expect, test } from '@jest/globals'
import { remembering } from './remembering.js'

test('what is the same at its place as the last time is what was made then; all else is made anew', () => {
  const written: string[] = []
  const make = (one: string) => {
    written.push(one)
    return { one }
  }
  const all = remembering((before: string, now: string) => before === now, make)
  const made = (list: readonly string[]) => all(list).map((one) => one.made)
  const first = made(['a', 'b'])
  expect(first).toEqual([{ one: 'a' }, { one: 'b' }])
  const second = made(['a', 'c'])
  expect(second[0]).toBe(first[0])
  const third = made(['b', 'c', 'a'])
  expect(third[1]).toBe(second[1])
  expect(third).toEqual([{ one: 'b' }, { one: 'c' }, { one: 'a' }])
  expect(written).toEqual(['a', 'b', 'c', 'b', 'a'])
  expect(all(['b'])[0]).toMatchObject({ one: 'b' })
})
