import { describe, expect, test } from '@jest/globals'
import { importForeign } from '../../config/import-foreign.js'

const read = (text: string, service: string | null = null) =>
  importForeign([{ file: 'f', text }], { lenient: false, period: '30d', service, teams: new Set() })

const metric = (query: string) => `{ metricSource: { type: Prometheus, spec: { query: '${query}' } } }`

const slo = (duration: string, metadata = 'name: up') => `apiVersion: openslo/v1
kind: SLO
metadata: { ${metadata} }
spec:
  service: web
  indicator: { spec: { thresholdMetric: ${metric('up')} } }
  timeWindow: [{ duration: ${duration}, isRolling: true }]
  budgetingMethod: Occurrences
  objectives: [{ target: 0.9, op: gte, value: 1 }]
`

const sloOf = (name: string) => ({
  name,
  objective: 90,
  period: '30d',
  indicator: { threshold: { query: 'up', op: 'gte', value: 1 } },
  alerting: 'off',
})

test.each([
  ['720h', '30d'],
  ['24h', '1d'],
  ['36h', '1d12h'],
  ['10080m', '7d'],
])('a window of %s is %s long', (duration, period) => {
  const { services, diagnostics } = read(slo(duration))
  expect(diagnostics).toEqual([])
  expect(services).toMatchObject([{ slos: [{ period }] }])
})

test('a window of less than a day is refused', () => {
  expect(read(slo('23h')).diagnostics).toMatchObject([{ message: 'expected a period of at least a day' }])
})

test('a service without a spec is whole', () => {
  const { services, diagnostics } = read(`${slo('30d')}---
apiVersion: openslo/v1
kind: Service
metadata: { name: web, labels: { env: prod } }
`)
  expect(diagnostics).toEqual([])
  expect(services).toEqual([{ service: 'web', labels: { env: 'prod' }, slos: [sloOf('up')] }])
})

test('the draft v2alpha is read by its own keys, and is said to be a draft', () => {
  const { services, notes, diagnostics } = read(`
- apiVersion: openslo.com/v2alpha
  kind: DataSource
  metadata: { name: main }
  spec: { type: Prometheus, connectionDetails: { url: somewhere } }
- apiVersion: openslo.com/v2alpha
  kind: SLI
  metadata: { name: answered }
  spec:
    ratioMetric:
      counter: true
      good: { dataSourceRef: main, spec: { query: 'sum(r{code=~"2.."})' } }
      total: { dataSourceSpec: { type: Prometheus, connectionDetails: { a: { b: c } } }, spec: { query: sum(r) } }
- apiVersion: openslo.com/v2alpha
  kind: SLO
  metadata: { name: by-reference }
  spec:
    service: web
    sliRef: answered
    timeWindow: [{ duration: 4w, isRolling: true }]
    budgetingMethod: Occurrences
    objectives: [{ target: 0.99 }]
- apiVersion: openslo.com/v2alpha
  kind: SLO
  metadata: { name: inline }
  spec:
    service: web
    sli: { metadata: { name: up }, spec: { thresholdMetric: { dataSourceRef: main, spec: { query: up } } } }
    timeWindow: [{ duration: 30d, isRolling: true }]
    budgetingMethod: Occurrences
    objectives: [{ target: 0.9, op: gte, value: 1 }]
`)
  expect(diagnostics).toEqual([])
  expect(notes.filter(({ message }) => message.startsWith('a draft of OpenSLO'))).toHaveLength(4)
  expect(notes.filter(({ grade }) => grade === 'lost')).toEqual([])
  expect(services).toMatchObject([
    { slos: [{ name: 'by-reference', indicator: { ratio: { good: 'r{code=~"2.."}', total: 'r' } } }, sloOf('inline')] },
  ])
})

test('a source of the draft for another database is refused', () => {
  const text = `apiVersion: openslo.com/v2alpha
kind: SLI
metadata: { name: up }
spec: { thresholdMetric: { dataSourceSpec: { type: Datadog, connectionDetails: {} }, spec: { query: q } } }
`
  expect(read(text).diagnostics).toMatchObject([
    {
      message: 'the query is for Datadog: only Prometheus can be asked',
      path: 'spec.thresholdMetric.dataSourceSpec.type',
    },
  ])
})

describe('of two namespaces', () => {
  const [one, other] = [slo('30d', 'name: up, namespace: one'), slo('30d', 'name: up, namespace: other')]

  test('SLOs of one name and service are refused together, with a way out that leads out', () => {
    expect(read(`${one}---\n${other}`).diagnostics).toMatchObject([
      {
        line: 13,
        message: 'duplicate SLO up: the name stands already at f:3',
        hint: expect.stringContaining('import the files of each by themselves, one with `--service NAME`'),
      },
    ])
    const [first, second] = [read(one), read(other, 'web-other')]
    expect([...first.diagnostics, ...second.diagnostics]).toEqual([])
    expect([...first.services, ...second.services]).toEqual([
      { service: 'web', labels: { namespace: 'one' }, slos: [sloOf('up')] },
      { service: 'web-other', labels: { namespace: 'other' }, slos: [sloOf('up')] },
    ])
  })

  test('a reference leads to the object of its own namespace', () => {
    const refer = (text: string) => text.replace(/indicator: .*/, 'indicatorRef: i')
    const sli = (namespace: string, query: string) =>
      `apiVersion: openslo/v1\nkind: SLI\nmetadata: { name: i, namespace: ${namespace} }\nspec: { thresholdMetric: ${metric(query)} }\n`
    const files = [
      refer(one),
      refer(other).replace('name: up', 'name: there'),
      sli('one', 'first'),
      sli('other', 'second'),
    ]
    const { services, diagnostics } = read(files.join('---\n'))
    expect(diagnostics).toEqual([])
    expect(services).toMatchObject([
      {
        slos: [
          { name: 'up', indicator: { threshold: { query: 'first' } } },
          { name: 'there', indicator: { threshold: { query: 'second' } } },
        ],
      },
    ])
  })
})

describe('a file of v1alpha', () => {
  const ratio = (range: string, target: number) =>
    `{ target: ${target}, displayName: Level ${target}, ratioMetrics: { good: { query: 'sum(rate(g${range}))' }, total: { query: 'sum(rate(t${range}))' } } }`
  const alpha = (objectives: readonly string[], unit = 'Day') => `apiVersion: openslo/v1alpha
kind: SLO
metadata: { name: Answers }
spec:
  service: Shop
  budgetingMethod: Occurrences
  timeWindows: [{ count: 30, unit: ${unit}, isRolling: true }]
  objectives: [${objectives.join()}]
`
  const named = (objectives: readonly string[], unit?: string) => {
    const { services, diagnostics } = read(alpha(objectives, unit))
    expect(diagnostics).toEqual([])
    const slos = services[0]!['slos'] as { name: string; labels?: Record<string, string> }[]
    return slos.map(({ name, labels = {} }) => [name, labels['sloth_slo'] ?? null, labels['sloth_id'] ?? null])
  }
  // slok/sloth, examples/_gen/openslo-getting-started.yml: the only objective of sloth-slo-my-service is sloth-slo-my-service-0.
  const sloths = '[{{.window}}]'

  test.each<[string[], (string | null)[][]]>([
    [[ratio(sloths, 0.9)], [['answers-0', 'Answers-0', 'Shop-Answers-0']]],
    [
      [ratio(sloths, 0.9), ratio(sloths, 0.99)],
      [
        ['answers-0', 'Answers-0', 'Shop-Answers-0'],
        ['answers-1', 'Answers-1', 'Shop-Answers-1'],
      ],
    ],
    [[ratio('[5m]', 0.9)], [['answers', null, null]]],
    [
      [ratio('[5m]', 0.9), ratio('[5m]', 0.99)],
      [
        ['answers-level-0-9', null, null],
        ['answers-level-0-99', null, null],
      ],
    ],
  ])('%j is named as Sloth names it where it has the window of Sloth: %j', (objectives, expected) => {
    expect(named(objectives)).toEqual(expected)
  })

  test('keeps its name where Sloth would refuse its window', () => {
    expect(named([ratio(sloths, 0.9)], 'Hour')).toEqual([['answers', null, null]])
  })
})

test('files of which nothing would come are a mistake: those who refer to them are missing', () => {
  const policy = 'apiVersion: openslo/v1\nkind: AlertPolicy\nmetadata: { name: a }\nspec: { conditions: [] }\n'
  expect(read(policy).diagnostics).toMatchObject([
    { line: 1, message: 'nothing to write: no SLO and no service is in these files' },
  ])
})
