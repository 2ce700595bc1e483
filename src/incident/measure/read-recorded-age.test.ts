import { expect, it } from '@jest/globals'
import { createFakeSeriesReader } from '../../../test/support/fake-series-reader.js'
import { sampleSlo } from '../../../test/support/sample-slo.js'
import { readRecordedAge } from './read-recorded-age.js'

/** 7 s after an even instant. */
const now = new Date('2026-11-20T12:00:07Z')
const EVEN = Date.parse('2026-11-20T12:00:00Z') / 1000
const sampled = { slo: sampleSlo({ groupBy: ['region'] }), group: { region: 'us' }, replicaLabels: [] }

async function ageOf(evaluatedAt: readonly number[]) {
  const reader = createFakeSeriesReader(() =>
    evaluatedAt.map((value, index) => ({ labels: { replica: `${index}` }, valueAt: () => value })),
  )
  return { age: await readRecordedAge(reader, sampled, now), asked: reader.asked }
}

it.each([
  { told: 'the newest evaluation before the even instant', evaluatedAt: [EVEN - 4.25], age: 4.25 },
  { told: 'an evaluation at the even instant itself', evaluatedAt: [EVEN], age: 0 },
  { told: 'the one before, where the newest is not written yet', evaluatedAt: [EVEN - 34.25], age: 4.25 },
  { told: 'the mean of two replicas', evaluatedAt: [EVEN - 4, EVEN - 20], age: 12 },
  { told: 'half of the interval, where nothing is recorded', evaluatedAt: [], age: 15 },
])('recorded values are as old as $told', async ({ evaluatedAt, age }) => {
  expect((await ageOf(evaluatedAt)).age).toBeCloseTo(age, 6)
})

it('the age is asked for once, at the newest even instant, of the group that an alert tells of', async () => {
  const { asked } = await ageOf([EVEN - 4])
  expect(asked).toHaveLength(1)
  expect(asked[0]?.interval.from).toEqual(new Date(EVEN * 1000))
  expect(asked[0]?.query).toMatch(/^timestamp\(slo:events:rate_base\{[^}]*region="us"[^}]*\}\)$/)
})
