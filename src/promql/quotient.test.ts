import { describe, expect, test } from '@jest/globals'
import { outputLabels } from './output-labels.js'
import { parseQuery, sourceOf } from './query-tree.js'
import { isCount, readQuotient } from './quotient.js'
import { withEverySpelling } from './spell-numbers.js'
import { windowSteps } from './window-steps.js'

describe('outputLabels', () => {
  test.each([
    ['sum(rate(x[$window]))', []],
    ['sum by (b, a) (rate(x[$window]))', ['a', 'b']],
    ['sum by (a) (x) / sum by (a) (y)', ['a']],
    ['sum by (a, b) (x) - on (a) sum by (a) (y)', ['a']],
    ['sum by (a, b) (x) / ignoring (b) sum by (a) (y)', ['a']],
    ['(sum by (a) (x) > 0) or vector(0)', ['a']],
    ['1 - clamp_max(sum by (a) (x), 1)', ['a']],
    ['histogram_quantile(0.9, sum by (le, a) (x))', ['a']],
    ['sum_over_time(sum by (a) (x)[$window:1m])', ['a']],
    ['vector(1)', []],
    ['-scalar(x) * 2', []],
    ['rate(x[$window])', null],
    ['sum without (pod) (x)', null],
    ['topk(1, sum by (a) (x))', null],
    ['sum by (a) (x) / sum by (b) (y)', null],
    ['sum by (a, b) (x) / on (a) group_left sum by (a) (y)', null],
  ])('of %s are %j', (text, labels) => {
    expect(outputLabels(parseQuery(text))).toEqual(labels)
  })
})

const BAD = 'sum(rate(e[$window]))'
const ALL = 'sum(rate(t[$window]))'

describe('readQuotient', () => {
  test.each([
    [`${BAD} / ${ALL}`, false],
    [`(${BAD} / ${ALL}) or vector(0)`, false],
    [`${BAD} / ${ALL} > 0`, false],
    [`1 - ${BAD} / ${ALL}`, true],
    [`1 - (${BAD} / ${ALL})`, true],
    [`vector(1) - (${BAD} / ${ALL})`, true],
    [`1 - (${BAD} / ${ALL} or vector(1))`, true],
    [`(1 - ${BAD} / ${ALL}) or on() vector(0)`, true],
    [`1 - (1 - ${BAD} / ${ALL})`, false],
  ])('takes %s apart', (text, isRest) => {
    const quotient = readQuotient(parseQuery(text))
    expect(quotient).toMatchObject({ isRest })
    expect(quotient === null ? [] : [quotient.part, quotient.whole].map(sourceOf)).toEqual([BAD, ALL])
  })

  // 0 where nothing happens, or a filter, would make a share of good events say that all failed, or nothing at a total failure.
  test.each([
    `${BAD} / ${ALL} or vector(1)`,
    `1 - (${BAD} / ${ALL} or vector(0))`,
    `1 - (${BAD} / ${ALL} > 0)`,
    `2 - ${BAD} / ${ALL}`,
    `${BAD} / 2`,
    `avg(rate(e[$window]) / on (a) group_left sum by (a) (t))`,
  ])('leaves %s as it is', (text) => {
    expect(readQuotient(parseQuery(text))).toBeNull()
  })
})

test.each([
  [BAD, true],
  [`${BAD} or vector(0)`, true],
  [`2 * (${ALL} - ${BAD})`, true],
  ['sum(sum_over_time((x > bool 3)[$window:1m]))', true],
  ['sum(rate(x[5m]))', false],
  [`clamp_min(${ALL}, 1)`, false],
  ['max(rate(x[$window]))', false],
  [`${ALL} > 10`, false],
  [`${ALL} * ${ALL}`, false],
])('%s is a count whose windows add up: %s', (text, expected) => {
  expect(isCount(parseQuery(text))).toBe(expected)
})

test.each([
  ['sum_over_time(x[$window:1m])', '1m'],
  ['sum_over_time(x[$window:])', 'default'],
  ['count_over_time(x[$window])', ''],
  ['avg_over_time(x[$window:1m])', ''],
  ['sum(rate(x[$window]))', ''],
])('%s looks at samples at the steps "%s"', (text, steps) => {
  expect(windowSteps(text)).toBe(steps)
})

// Spellings as Prometheus 2 (what the client wrote) and 3 (`1.0`, from 1e+06 on with exponents) store them.
test.each([
  ['rate(b{le="1",a="1"}[$window])', 'rate(b{le=~"1|1\\\\.0",a="1"}[$window])'],
  ['b{le="0.5"} / b{le="+Inf"}', 'b{le="0.5"} / b{le="+Inf"}'],
  ['b{le!="2.50"}', 'b{le!~"2\\\\.50|2\\\\.5"}'],
  ["q{quantile='1'}", 'q{quantile=~"1|1\\\\.0"}'],
  ['b{le="1.0"}', 'b{le=~"1\\\\.0|1"}'],
  ['b{le="5e6"}', 'b{le=~"5e6|5000000|5000000\\\\.0|5e\\\\+06"}'],
  ['b{le=~"1|2"}', 'b{le=~"1|2"}'],
])('%s finds its number however it is spelled', (written, expected) => {
  expect(withEverySpelling(written)).toBe(expected)
})
