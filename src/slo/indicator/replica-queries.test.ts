import { expect, test } from '@jest/globals'
import { sampleSlo } from '../../../test/support/sample-slo.js'
import { promqlError } from '../../promql/promql-error.js'
import { rawQueries } from './indicator-queries.js'
import { replicaQueries } from './replica-queries.js'

const indicator = { kind: 'ratio', total: 'a_total', bad: 'b_total' } as const

test('without replicas the numbers are those of the raw metrics', () => {
  const slo = sampleSlo({ indicator })
  expect(replicaQueries(slo, [])).toEqual(rawQueries(slo))
})

test('a replica speaks where it has as many series as all replicas together', () => {
  const seen = 'last_over_time(a_total[30s]) and last_over_time(a_total[30s] offset 1m)'
  const { events, errors } = replicaQueries(sampleSlo({ indicator, groupBy: ['cluster'] }), ['replica'])
  expect(events).toBe(
    'sum by (cluster, replica) (rate(a_total[1m15s]))\n' +
      `and (count by (cluster, replica) (${seen})\n` +
      `== on (cluster) group_left () count by (cluster) (count without (replica) (${seen})))`,
  )
  expect(errors).not.toContain('group_left')
  expect(promqlError(events)).toBeNull()
})

test.each([
  { kind: 'latency', histogram: 'd_seconds', belowSeconds: 0.3, unit: 'seconds', native: false },
  { kind: 'latency', histogram: 'd_seconds', belowSeconds: 0.3, unit: 'seconds', native: true },
  { kind: 'probe', metric: 'probe_success', aggregate: 'each' },
  { kind: 'ratio_query', total: 'sum(rate(a_total[$window]))', bad: 'sum(rate(b_total[$window]))' },
] as const)('of %j it is PromQL, too', (other) => {
  const { events, errors } = replicaQueries(sampleSlo({ indicator: other }), ['replica'])
  expect([promqlError(events), promqlError(errors)]).toEqual([null, null])
  // Whoever wrote a sum knows of what.
  expect(events.includes('group_left')).toBe(other.kind !== 'ratio_query')
})
