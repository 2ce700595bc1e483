import { expect, test } from '@jest/globals'
import { summariseExposure } from './exposure.js'
import { silentHour } from './points-codec.js'

const hour = 1_790_002_800
const whole = { from: new Date(hour * 1000), to: new Date((hour + 3600) * 1000) }
const pointsAt = (points: Readonly<Record<number, number>>) => [
  { hour, points: silentHour.map((_, index) => points[index] ?? null) },
]

test('exposure grows until the next backup; silent minutes are not observed', () => {
  const told = pointsAt({ 0: hour - 600, 1: hour - 600, 10: hour + 540 })
  // Ends of minutes: 60 + 600, 120 + 600, 660 − 540.
  expect(summariseExposure(told, whole, { rpoSeconds: 700, reportsLoss: false })).toEqual({
    observedSeconds: 180,
    compliantSeconds: 120,
    worstExposureSeconds: 720,
  })
})

test('a source that forgets its newest backup does not bring the loss back', () => {
  const told = pointsAt({ 0: hour, 1: hour - 86_400, 2: 0 })
  expect(summariseExposure(told, whole, { rpoSeconds: 300, reportsLoss: false }).worstExposureSeconds).toBe(180)
})

test('a source that reports losses has lost what it no longer tells of, until it tells of it again', () => {
  const told = pointsAt({ 0: hour, 1: hour - 86_400, 2: 0, 3: hour })
  // Ends of minutes: 60, 120 + a day, nothing, 240.
  expect(summariseExposure(told, whole, { rpoSeconds: 300, reportsLoss: true })).toEqual({
    observedSeconds: 240,
    compliantSeconds: 120,
    worstExposureSeconds: 86_520,
  })
})

test('a source that knows of no backup is observed and outside its objective', () => {
  expect(summariseExposure(pointsAt({ 0: 0, 1: 0 }), whole, { rpoSeconds: 300, reportsLoss: false })).toEqual({
    observedSeconds: 120,
    compliantSeconds: 0,
    worstExposureSeconds: null,
  })
})

test('only minutes that start within the interval count', () => {
  const told = pointsAt({ 0: hour, 1: hour, 2: hour })
  const middle = { from: new Date((hour + 60) * 1000), to: new Date((hour + 120) * 1000) }
  expect(summariseExposure(told, middle, { rpoSeconds: 300, reportsLoss: false }).observedSeconds).toBe(60)
})
