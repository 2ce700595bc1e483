import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { cutHours } from './cut-hours.js'

const at = (text: string) => new Date(`2026-10-${text}Z`)

test('an interval of whole hours cuts none', () => {
  const { whole, cut } = cutHours({ from: at('01T00:00'), to: at('02T00:00') })
  expect([whole.to - whole.from, cut]).toEqual([86_400, []])
})

test('ends within hours leave their minutes', () => {
  const { whole, cut } = cutHours({ from: at('01T00:20'), to: at('01T03:05') })
  expect(whole).toEqual({ from: at('01T01:00').getTime() / 1000, to: at('01T03:00').getTime() / 1000 })
  expect(cut).toEqual([
    { hour: at('01T00:00').getTime() / 1000, first: 20, last: 60 },
    { hour: at('01T03:00').getTime() / 1000, first: 0, last: 5 },
  ])
})

test('both ends may lie in one hour', () => {
  const { whole, cut } = cutHours({ from: at('01T00:20'), to: at('01T00:35') })
  expect(whole.from).toBeGreaterThan(whole.to)
  expect(cut).toEqual([{ hour: at('01T00:00').getTime() / 1000, first: 20, last: 35 }])
})

test('every minute of an interval is in exactly one part, whatever its ends', () => {
  fc.assert(
    fc.property(fc.nat(100_000), fc.nat(100_000), (start, length) => {
      const interval = { from: new Date(start * 1000), to: new Date((start + length) * 1000) }
      const { whole, cut } = cutHours(interval)
      const inWhole = Math.max(0, whole.to - whole.from) / 60
      const inCut = cut.reduce((sum, { first, last }) => sum + last - first, 0)
      expect(inWhole + inCut).toBe(Math.ceil((start + length) / 60) - Math.ceil(start / 60))
    }),
  )
})
