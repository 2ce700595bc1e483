import { expect, it } from '@jest/globals'
import { lately } from './lately.js'

it('reads a text once while it is among the last ones, and again when it is not', () => {
  const asked: string[] = []
  const read = lately((text: string) => {
    asked.push(text)
    return { text }
  })
  expect(read('a')).toBe(read('a'))
  for (let other = 0; other < 64; other += 1) read(`other ${other}`)
  expect(read('a')).toEqual({ text: 'a' })
  expect(asked.filter((text) => text === 'a')).toHaveLength(2)
})

it('remembers that a text is nothing', () => {
  let asked = 0
  const read = lately(() => {
    asked += 1
    return null
  })
  expect([read(''), read('')]).toEqual([null, null])
  expect(asked).toBe(1)
})
