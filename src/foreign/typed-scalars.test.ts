import { describe, expect, test } from '@jest/globals'
import { importForeign } from '../config/import-foreign.js'

const read = (text: string) => {
  const options = { lenient: false, period: '30d', service: null, teams: new Set<string>() }
  const { services, diagnostics } = importForeign([{ file: 'f', text }], options)
  expect(diagnostics).toEqual([])
  return services
}

/** Texts that YAML takes for something else. What a reader of bare YAML 1.2 makes of them is not what was meant. */
const TYPED = ['1.10', '0042', '0049123456', '1e3', '12345678901234567890', '0x1F', '.5', '+49', '-0', 'True', '1.0']

describe.each(TYPED)('the bare value %s of a foreign file', (typed) => {
  const slug = typed
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')

  test('is a text of Sloth as it was typed, in labels, annotations, descriptions and names', () => {
    const [service] = read(`version: prometheus/v1
service: ${typed}
labels: { release: ${typed} }
slos:
  - name: ${typed}x
    description: ${typed}
    objective: 99
    labels: { own: ${typed} }
    sli: { events: { error_query: 'sum(rate(e[{{.window}}]))', total_query: 'sum(rate(t[{{.window}}]))' } }
    alerting:
      name: ${typed}
      annotations: { code: ${typed} }
      page_alert: { labels: { exp: ${typed} } }
`)
    expect(service).toMatchObject({
      service: slug,
      labels: { release: typed },
      slos: [
        {
          description: typed,
          labels: { own: typed, sloth_service: typed, sloth_slo: `${typed}x`, sloth_id: `${typed}-${typed}x` },
          alerting: {
            labels: { alert_name: typed },
            annotations: { code: typed },
            page: { labels: { exp: typed } },
          },
        },
      ],
    })
  })

  test('is a text of Pyrra as it was typed', () => {
    const [service] = read(`apiVersion: pyrra.dev/v1alpha1
kind: ServiceLevelObjective
metadata:
  name: ${typed}
  namespace: ${typed}
  labels: { pyrra.dev/cost_center: ${typed} }
  annotations: { pyrra.dev/phone: ${typed} }
spec:
  target: 99
  window: 4w
  description: ${typed}
  indicator: { ratio: { errors: { metric: e }, total: { metric: t } } }
`)
    expect(service).toMatchObject({
      service: slug,
      labels: { namespace: typed, cost_center: typed },
      slos: [{ description: typed, alerting: { annotations: { phone: typed } } }],
    })
  })

  test('is a text of OpenSLO as it was typed, also where an alias repeats it', () => {
    const source = (query: string) => `{ metricSource: { type: Prometheus, spec: { query: '${query}' } } }`
    const [service] = read(`apiVersion: openslo/v1
kind: Service
metadata: { name: s, displayName: d, labels: { release: &r ${typed} } }
spec: { description: *r }
---
apiVersion: openslo/v1
kind: SLO
metadata: { name: a, labels: { many: [${typed}, b] } }
spec:
  service: s
  description: &d ${typed}
  indicator: { spec: { ratioMetric: { counter: true, good: ${source('sum(g)')}, total: ${source('sum(t)')} } } }
  timeWindow: [{ duration: 30d, isRolling: true }]
  budgetingMethod: Occurrences
  objectives: [{ target: 0.99 }]
  alertPolicies: [{ kind: AlertPolicy, metadata: { name: p }, spec: {} }]
`)
    expect(service).toMatchObject({
      description: typed,
      labels: { release: typed },
      slos: [{ description: typed, labels: { many: `${typed},b` } }],
    })
  })
})
