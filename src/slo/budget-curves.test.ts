import { beforeEach, expect, it } from '@jest/globals'
import { createFakeCountsReader } from '../../test/support/fake-counts-reader.js'
import { sampleSlo } from '../../test/support/sample-slo.js'
import { CURVE_DAYS } from './budget-curve.js'
import { createBudgetCurves } from './budget-curves.js'
import type { CountsReader } from './counts.js'

const START = Date.parse('2026-11-20T12:00:40Z')

let now: Date
let asked: string[]
let failure: Error | null

beforeEach(() => {
  ;[now, asked, failure] = [new Date(START), [], null]
})

function open() {
  // A thousandth of all events is bad, of which as much is allowed as the objective says.
  const ledger = createFakeCountsReader(new Date(START), { events: 1000, errors: 1 })
  const counts: CountsReader = {
    ...ledger,
    counts(requests) {
      asked.push([...new Set(requests.map(({ key }) => `${key.service}/${key.slo}`))].join(' '))
      return failure === null ? ledger.counts(requests) : Promise.reject(failure)
    },
  }
  const slos = [
    sampleSlo({ objective: 0.998 }),
    sampleSlo({ name: 'latency', objective: 0.99 }),
    sampleSlo({ service: 'search', objective: 0.9975 }),
  ]
  return createBudgetCurves({ slos, counts, clock: () => now })
}

it('reads the curves of one service with one question, and has them in memory for five minutes', async () => {
  const curvesOf = open()
  const curves = await curvesOf('checkout')
  expect(curves.map(({ slo, points }) => [slo.name, points.length])).toEqual([
    ['availability', CURVE_DAYS],
    ['latency', CURVE_DAYS],
  ])
  // 1 − 0.001 ÷ 0.002, and 1 − 0.001 ÷ 0.01.
  expect(curves[0]?.points.at(-1)?.remaining).toBeCloseTo(0.5, 9)
  expect(curves[1]?.points.at(-1)?.remaining).toBeCloseTo(0.9, 9)
  now = new Date(START + 299_000)
  expect(await curvesOf('checkout')).toBe(curves)
  expect(asked).toEqual(['checkout/availability checkout/latency'])
  now = new Date(START + 300_000)
  await curvesOf('checkout')
  await curvesOf('search')
  expect(asked.slice(1)).toEqual(['checkout/availability checkout/latency', 'search/availability'])
})

it('has none of a service without objectives, and asks nobody', async () => {
  expect(await open()('catalog')).toEqual([])
  expect(asked).toEqual([])
})

it('asks again after a failure', async () => {
  const curvesOf = open()
  failure = new Error('the disk fails')
  await expect(curvesOf('search')).rejects.toThrow('the disk fails')
  failure = null
  expect(await curvesOf('search')).toHaveLength(1)
})

it('asks once for all who look at the same time', async () => {
  const curvesOf = open()
  await Promise.all([curvesOf('search'), curvesOf('search'), curvesOf('search')])
  expect(asked).toHaveLength(1)
})
