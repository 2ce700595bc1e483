import { expect, test } from '@jest/globals'
import { originalQuery } from './copied-labels.js'

const copy = (query: string, to = 'zone', from = 'region') =>
  `label_replace(${query}, "${to}", "$1", "${from}", "(.*)")`

test.each([
  ['sum(rate(x[$window]))', 'sum(rate(x[$window]))', {}],
  [copy('sum by (region) (rate(x[$window]))'), 'sum by (region) (rate(x[$window]))', { zone: 'region' }],
  [`sum by (zone) (${copy('rate(x[5m])')})`, 'sum by (zone) (rate(x[5m]))', { zone: 'region' }],
  [copy(copy('x'), 'original_slo', 'slo'), 'x', { zone: 'region', original_slo: 'slo' }],
  [`label_replace(x, 'zone', '$1', 'region', \`(.+)\`)`, 'x', { zone: 'region' }],
  [`${copy('a')} / ${copy('b')}`, 'a / b', { zone: 'region' }],
  ['label_replace(x, "zone", "$1", "region", "eu-(.*)")', 'label_replace(x, "zone", "$1", "region", "eu-(.*)")', {}],
  ['label_replace(x, "zone", "all", "", "")', 'label_replace(x, "zone", "all", "", "")', {}],
  ['label_join(x, "zone", "-", "a", "b")', 'label_join(x, "zone", "-", "a", "b")', {}],
])('%s is %s, with the copies %j', (text, query, copied) => {
  expect(originalQuery(text)).toEqual({ query, copied })
})
