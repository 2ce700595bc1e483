import { describe, expect, test } from '@jest/globals'
import { importForeign } from '../config/import-foreign.js'

const read = (text: string) => {
  const options = { lenient: false, period: '30d', service: null, teams: new Set<string>() }
  const { services, diagnostics, notes } = importForeign([{ file: 'f', text }], options)
  const slos = services.flatMap(({ slos }) => slos as Record<string, unknown>[])
  return {
    services,
    alerting: slos.map(({ alerting }) => alerting),
    problems: diagnostics.map(({ message }) => message),
    notes: notes.filter(({ grade }) => grade === 'changed').map(({ path, message }) => `${path}: ${message}`),
  }
}

interface Pyrra {
  readonly indicator: string
  readonly metadata?: string
  readonly window?: string
  readonly alerting?: string
}

const pyrra = ({ indicator, metadata = '', window = '4w', alerting = '{}' }: Pyrra) => `---
apiVersion: pyrra.dev/v1alpha1
kind: ServiceLevelObjective
metadata: { name: a${metadata} }
spec: { target: '99', window: ${window}, indicator: { ${indicator} }, alerting: ${alerting} }
`

const ratio = (matchers: string, grouping = '[]') =>
  `ratio: { errors: { metric: 'e{code="500"}' }, total: { metric: 't{${matchers}}' }, grouping: ${grouping} }`

describe('alerts of Pyrra', () => {
  test.each([
    ['ratio', ratio('job="api",code!="x",empty=""')],
    [
      'latency',
      `latency: { success: { metric: 'x_bucket{le="1",job="api"}' }, total: { metric: 'x_count{job="api"}' } }`,
    ],
    ['latencyNative', `latencyNative: { latency: 1s, total: { metric: 'x{job="api"}' } }`],
    ['bool_gauge', `bool_gauge: { metric: 'up{job="api"}' }`],
  ])('have the equality matchers, the usual name and the usual severities as labels: %s', (_kind, indicator) => {
    expect(read(pyrra({ indicator }))).toMatchObject({
      problems: [],
      alerting: [
        {
          labels: { job: 'api', alert_name: 'ErrorBudgetBurn' },
          page: { labels: { original_severity: 'critical' } },
          ticket: { labels: { original_severity: 'warning' } },
        },
      ],
    })
  })

  test('keep matchers whose names are ours under another, and not those of the grouping', () => {
    const indicator = ratio('service="x",region="eu"', '[region]')
    const labels = { original_service: 'x', alert_name: 'ErrorBudgetBurn' }
    expect(read(pyrra({ indicator }))).toMatchObject({ problems: [], alerting: [{ labels }] })
    expect(Object.keys((read(pyrra({ indicator })).alerting[0] as { labels: object }).labels)).not.toContain('region')
  })

  // The reference of Pyrra's windows: at 28 d as they are written, at 7 d and 30 d as it rounds them.
  test.each([
    ['4w', '5m/1h, 30m/6h, 2h/1d, 6h/4d'],
    ['1w', '1m/15m, 8m/1h30m, 30m/6h, 1h30m/1d'],
    ['2w', '3m/30m, 15m/3h, 1h/12h, 3h/2d'],
    ['30d', '5m/1h4m, 32m/6h26m, 2h9m/1d1h43m, 6h26m/4d6h51m'],
    ['12w', '15m/3h, 1h30m/18h, 6h/3d, 18h/12d'],
  ])('say which windows they had: %s', (window, windows) => {
    const said = read(pyrra({ indicator: ratio(''), window })).notes.find((note) => note.startsWith('spec.window'))
    expect(said).toContain(`not at ${windows},`)
    expect(said).toMatch(/`for`; .*long_window.*exhaustion.*SLOMetricAbsent is SLOMetricMissing, a ticket$/)
  })
})

describe('labels by which an SLO is divided', () => {
  test('go before labels of the same name of its object', () => {
    const metadata = ', namespace: monitoring, labels: { pyrra.dev/region: eu }'
    const { services, problems, notes } = read(pyrra({ indicator: ratio('', '[namespace, region]'), metadata }))
    expect(problems).toEqual([])
    expect(services).toMatchObject([
      {
        labels: { original_namespace: 'monitoring', original_region: 'eu' },
        slos: [{ group_by: ['namespace', 'region'] }],
      },
    ])
    expect(notes).toContain(
      'metadata.labels.pyrra.dev/region: is called original_region here: the SLO is divided by the label region',
    )
  })

  test('go before labels of the same name of its service or alerts, in files of Sloth', () => {
    const { services, problems } = read(`version: prometheus/v1
service: a
labels: { region: eu }
slos:
  - name: x
    objective: 99
    labels: { zone: b }
    sli: { events: { error_query: 'sum by (region, zone) (rate(e[{{.window}}]))', total_query: 'sum by (region, zone) (rate(t[{{.window}}]))' } }
    alerting: { name: A, page_alert: { labels: { zone: c } } }
`)
    expect(problems).toEqual([])
    expect(services).toMatchObject([
      {
        labels: { original_region: 'eu' },
        slos: [{ labels: { original_zone: 'b' }, alerting: { page: { labels: { original_zone: 'c' } } } }],
      },
    ])
  })
})

describe('templates in annotations', () => {
  const summary = (text: string) => `, annotations: { pyrra.dev/summary: '${text}' }`

  test.each([
    ['{{ $labels.job }} burns', '{{ $labels.job }} burns'],
    ['{{ $value | humanizePercentage }}', '{{ $value | humanizePercentage }}'],
    ['{{$labels.service}} {{ $labels.region }}', '{{$labels.original_service}} {{ $labels.region }}'],
    ['costs $service {{ $labels.job }}', 'costs $$service {{ $$labels.job }}'],
  ])('of Pyrra are templates here: %s', (text, expected) => {
    const indicator = ratio('job="api"', '[service, region]')
    const { alerting, problems } = read(pyrra({ indicator, metadata: summary(text) }))
    expect(problems).toEqual([])
    expect(alerting).toMatchObject([{ annotations: { summary: expected } }])
  })

  test('of Sloth are templates here, with the labels of its own filled in', () => {
    const { alerting, problems } = read(`version: prometheus/v1
service: shop
slos:
  - name: x
    objective: 99
    labels: { owner: me }
    sli: { events: { error_query: 'sum(rate(e[{{.window}}]))', total_query: 'sum(rate(t[{{.window}}]))' } }
    alerting: { name: A, annotations: { summary: '{{ $labels.sloth_id }} of {{ $labels.owner }}: {{ $value }}' } }
`)
    expect(problems).toEqual([])
    expect(alerting).toMatchObject([{ annotations: { summary: 'shop-x of {{ $labels.owner }}: {{ $value }}' } }])
  })
})
