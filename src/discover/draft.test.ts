import { expect, test } from '@jest/globals'
import { draftOfPlausible } from './draft.js'
import { planHistory } from './plan-head.js'

const DAY = 86_400

test('a metric that tells of several datasets says by which labels, those of its exporter aside', () => {
  const reason = (labels: readonly string[]) =>
    draftOfPlausible({ metric: 'dump_last_success', labels, age: 60 }).reason
  expect(reason(['db', 'instance', 'job'])).toMatch(/Is it one dataset for each db\? The newest hides the others\.$/)
  expect(reason(['instance', 'job'])).toMatch(/successful backups only\?$/)
})

test.each([
  // [days of series, days that the server keeps, days proposed]
  [8, 60, 30],
  [8, 15, 15],
  [45, 60, 45],
  [90, 60, 60],
  [8, null, 15],
])('with %s days of series and %s days kept the retention is %s days', (depth, kept, expected) => {
  const plan = planHistory({ depthSeconds: depth * DAY, retentionSeconds: kept === null ? null : kept * DAY })
  expect(plan.retentionSeconds).toBe(expected * DAY)
})
