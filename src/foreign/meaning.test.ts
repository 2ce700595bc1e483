import { describe, expect, test } from '@jest/globals'
import { importForeign } from '../config/import-foreign.js'

const read = (text: string) =>
  importForeign([{ file: 'f', text }], { lenient: false, period: '30d', service: null, teams: new Set() })

const sloth = (sli: string) => `version: prometheus/v1
service: a
slos:
  - name: x
    objective: 99
    sli: { ${sli} }
`
const quoted = (query: string) => `'${query}'`
const events = (bad: string, total: string) =>
  sloth(`events: { error_query: ${quoted(bad)}, total_query: ${quoted(total)} }`)
const raw = (query: string) => sloth(`raw: { error_ratio_query: ${quoted(query)} }`)

const measured = (text: string) => {
  const { services, diagnostics, notes } = read(text)
  const [slo] = (services[0]?.['slos'] ?? []) as Record<string, unknown>[]
  const said = notes.filter(({ grade, path }) => grade === 'changed' && path.includes('sli'))
  return { slo, problems: diagnostics.map(({ message }) => message), said: said.map(({ message }) => message) }
}

describe('a query of Sloth that is divided by labels', () => {
  test.each([
    [
      'sum by (region) (rate(e[{{.window}}]))',
      'sum by (region) (rate(t[{{.window}}]))',
      { ratio: { bad: 'e', total: 't' } },
    ],
    [
      'sum by (region) (rate(e[{{.window}}])) > 0',
      'sum by (region) (rate(t[{{.window}}])) > 0',
      { ratio: { bad: 'e', total: 't' } },
    ],
    [
      'sum by (region) (rate(t[{{.window}}])) - on (region) sum by (region) (rate(g[{{.window}}]))',
      'sum by (region) (rate(t[{{.window}}]))',
      {
        ratio_query: {
          bad: 'sum by (region) (rate(t[$window])) - on (region) sum by (region) (rate(g[$window]))',
          total: 'sum by (region) (rate(t[$window]))',
        },
      },
    ],
  ])('%s has one budget for each', (bad, total, indicator) => {
    expect(measured(events(bad, total))).toMatchObject({
      problems: [],
      said: [],
      slo: { group_by: ['region'], indicator },
    })
  })

  test.each([
    [
      'sum without (pod) (rate(e[{{.window}}]))',
      'sum without (pod) (rate(t[{{.window}}]))',
      'the query does not say which labels its result has: all its series would be one here',
    ],
    [
      'rate(e[{{.window}}])',
      'rate(t[{{.window}}])',
      'the query does not say which labels its result has: all its series would be one here',
    ],
    [
      'sum by (a) (rate(e[{{.window}}]))',
      'sum(rate(t[{{.window}}]))',
      'divided by a, and all events by no label: a quotient of them is empty',
    ],
  ])('%s is lost where it cannot be known', (bad, total, message) => {
    expect(measured(events(bad, total)).problems).toContain(message)
  })

  test('keeps a label that we set ourselves under another name', () => {
    const by = (metric: string) => `sum by (service) (rate(${metric}[{{.window}}]))`
    expect(measured(events(by('e'), by('t')))).toMatchObject({
      problems: [],
      slo: {
        group_by: ['original_service'],
        indicator: {
          ratio_query: {
            total: 'label_replace(sum by (service) (rate(t[$window])), "original_service", "$1", "service", "(.*)")',
          },
        },
      },
    })
  })
})

describe('a share that Sloth asks for as a whole', () => {
  test.each([
    ['sum(rate(e[{{.window}}])) / sum(rate(t[{{.window}}]))', { ratio: { bad: 'e', total: 't' } }],
    ['1 - sum(rate(g[{{.window}}])) / sum(rate(t[{{.window}}]))', { ratio: { good: 'g', total: 't' } }],
    [
      '(1 - (sum(rate(g[{{.window}}])) / sum(rate(t[{{.window}}])))) or vector(0)',
      { ratio: { good: 'g', total: 't' } },
    ],
    [
      '(sum(rate(t[{{.window}}])) - sum(rate(g[{{.window}}]))) / sum(rate(t[{{.window}}]))',
      { ratio: { good: 'g', total: 't' } },
    ],
    [
      '1 - sum(sum_over_time(up[{{.window}}])) / sum(count_over_time(up[{{.window}}]))',
      {
        ratio_query: { good: 'sum(sum_over_time(up[$window]))', total: 'sum(count_over_time(up[$window]))' },
      },
    ],
  ])('%s is taken apart into events', (query, indicator) => {
    expect(measured(raw(query))).toMatchObject({ problems: [], said: [], slo: { indicator } })
  })

  test.each([
    ['1 - avg(avg_over_time(up[{{.window}}]))', 'it is no quotient of two counts'],
    [
      'sum(rate(e[{{.window}}])) / clamp_min(sum(rate(t[{{.window}}])), 1)',
      'what it divides is no sum of what is counted over the window',
    ],
  ])('%s is averaged over time, and that is said', (query, reason) => {
    expect(measured(raw(query))).toMatchObject({
      problems: [],
      said: [`the mean over time, each minute alike, not weighted by events: ${reason}`],
      slo: { indicator: { ratio_query: { error_ratio: expect.any(String) as unknown } } },
    })
  })

  test('is refused where it counts at two rates', () => {
    const query = 'sum(sum_over_time((up == bool 0)[{{.window}}:1m])) / sum(count_over_time(up[{{.window}}]))'
    const reason = 'a subquery with a step of its own beside a plain range counts at another rate'
    expect(measured(raw(query)).problems).toEqual([reason])
    const [bad = '', total = ''] = query.split(' / ')
    expect(measured(events(bad, total)).problems).toEqual(['expected samples counted at the same rate as in `total`'])
  })
})

test.each([
  [
    'ratio: { errors: { metric: e }, total: { metric: t }, grouping: [service, method] }',
    'bad',
    'sum by (service, method) (rate(e[$window]))',
  ],
  [
    'latency: { success: { metric: g }, total: { metric: t }, grouping: [service, method] }',
    'good',
    'sum by (service, method) (rate(g[$window]))',
  ],
  [
    'bool_gauge: { metric: up, grouping: [service, method] }',
    'good',
    'sum by (service, method) (sum_over_time(up[$window]))',
  ],
])('the grouping of Pyrra by a label of ours keeps it under another name: %s', (indicator, role, query) => {
  const { slo, problems } = measured(`apiVersion: pyrra.dev/v1alpha1
kind: ServiceLevelObjective
metadata: { name: a }
spec: { target: '99', window: 4w, indicator: { ${indicator} } }
`)
  expect(problems).toEqual([])
  expect(slo).toMatchObject({
    group_by: ['method', 'original_service'],
    indicator: {
      ratio_query: { [role]: `label_replace(${query}, "original_service", "$1", "service", "(.*)")` },
    },
  })
})
