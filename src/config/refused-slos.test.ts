import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { createConfigFolder, SHOP_ROOT as ROOT, type ConfigFolder } from '../../test/support/config-folder.js'

let folder: ConfigFolder
beforeEach(() => {
  folder = createConfigFolder()
})
afterEach(() => {
  folder.remove()
})

describe('an SLO with', () => {
  test.each([
    [
      'a histogram with its suffix',
      'indicator: { latency: { histogram: x_bucket, below: 1s } }',
      'expected the histogram as a whole, not one of its series',
    ],
    [
      'two kinds of indicator',
      'indicator: { latency: { histogram: x, below: 1s }, ratio: { bad: b, total: t } }',
      'expected exactly one indicator: ratio, latency, probe, threshold, freshness or ratio_query',
    ],
    [
      'both good and bad',
      'indicator: { ratio: { bad: b, good: g, total: t } }',
      'expected either `bad` or `good`, not both and not neither',
    ],
    ['a range in a selector', 'indicator: { ratio: { bad: "b[5m]", total: t } }', 'expected a plain selector'],
    [
      'alerting that is neither',
      'indicator: { ratio: { bad: b, total: t } }, alerting: on',
      'expected `off`, or a map with min_errors, tiers, labels, …',
    ],
    [
      'a period below a day',
      'indicator: { ratio: { bad: b, total: t } }, period: 1h',
      'expected a rolling period from 1d to 366d',
    ],
    [
      'a period that no calendar has',
      'indicator: { ratio: { bad: b, total: t } }, period: { calendar: day }',
      'expected week, month, quarter or year',
    ],
    [
      'a query without an open range',
      'indicator: { ratio_query: { bad: "sum(rate(b[5m]))", total: "sum(rate(t[$window]))" } }',
      'expected a query over $window',
    ],
    [
      'a query that counts in two ways',
      'indicator: { ratio_query: { bad: "sum(rate(b[$window])) + sum(increase(c[$window]))", total: "sum(rate(t[$window]))" } }',
      'expected one way of counting over $window',
    ],
    [
      'a group by a label of ours',
      'indicator: { ratio: { bad: b, total: t } }, group_by: [severity]',
      'the label severity is set by Plimsoll itself',
    ],
    [
      'a group by a label that alerts set',
      'indicator: { ratio: { bad: b, total: t } }, group_by: [area], alerting: { labels: { area: a } }',
      'the label area is set for all groups under labels',
    ],
    [
      'a tier on a window that minutes do not add up to',
      'indicator: { ratio: { bad: b, total: t } }, alerting: { tiers: [{ severity: page, budget: 2%, long: 2h30s }] }',
      'expected a window that recorded minutes add up to',
    ],
    [
      'a tier of more than the whole budget',
      'indicator: { ratio: { bad: b, total: t } }, alerting: { tiers: [{ severity: page, budget: 200%, long: 2h }] }',
      'expected a share of the budget such as 2%',
    ],
    [
      'a tier whose short window is the longer one',
      'indicator: { ratio: { bad: b, total: t } }, alerting: { tiers: [{ severity: page, budget: 2%, long: 1h, short: 2h }] }',
      'expected a short window below the long one',
    ],
  ])('%s is refused', async (_what, text, message) => {
    const found = await folder.mistakes(ROOT, { a: `service: a\nslos:\n  - { name: x, objective: 99, ${text} }\n` })
    expect(found).toEqual([`config/services/a.yaml:3 ${message}`])
  })

  test.each([
    ['0', 'expected a percentage above 1 and below 100, such as 99.9'],
    ['[{ value: 99 }, { value: 99.9 }]', 'expected the day from which it holds'],
    [
      '[{ from: 2026-10-01, value: 99 }, { from: 2026-09-01, value: 99.9 }]',
      'expected a later day than that of the entry before',
    ],
  ])('an objective of %s is refused', async (objective, message) => {
    const slo = `{ name: x, objective: ${objective}, indicator: { ratio: { bad: b, total: t } } }`
    expect(await folder.mistakes(ROOT, { a: `service: a\nslos:\n  - ${slo}\n` })).toEqual([
      expect.stringContaining(message),
    ])
  })
})
