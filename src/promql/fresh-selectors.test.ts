import { expect, test } from '@jest/globals'
import { freshSelectors } from './fresh-selectors.js'

test.each([
  ['queue_depth', '(queue_depth and last_over_time(queue_depth[1m]))'],
  [
    'max by (queue) (queue_depth{env="prod"}) > 5',
    'max by (queue) ((queue_depth{env="prod"} and last_over_time(queue_depth{env="prod"}[1m]))) > 5',
  ],
  ['a offset 1h', '(a offset 1h and last_over_time(a[1m] offset 1h))'],
  ['a - a offset 1h', 'a - a offset 1h'],
  ['{__name__="a"}', '({__name__="a"} and last_over_time({__name__="a"}[1m]))'],
  ['avg_over_time(a[5m])', 'avg_over_time(a[5m])'],
  ['max_over_time(a[5m:1m])', 'max_over_time(a[5m:1m])'],
  ['rate(a[5m] offset 1h) / 2', 'rate(a[5m] offset 1h) / 2'],
  ['time() - timestamp(a)', 'time() - timestamp(a)'],
  ['absent(a)', 'absent(a)'],
  ['vector(1)', 'vector(1)'],
])('%s', (query, expected) => {
  expect(freshSelectors(query, 60)).toBe(expected)
})
