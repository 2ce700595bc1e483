import type { Alerting, Slo } from '../../src/slo/slo.js'

/** An SLO of the example organisation, changed as a test needs it. */
export function sampleSlo(changes: Partial<Slo> = {}): Slo {
  return {
    service: 'checkout',
    name: 'availability',
    environment: 'production',
    prometheus: 'default',
    renamedFrom: null,
    serviceRenamedFrom: null,
    description: 'Orders are answered without a server error.',
    objective: 0.999,
    objectives: [{ from: null, objective: changes.objective ?? 0.999 }],
    periodSeconds: 30 * 86400,
    calendar: null,
    groupBy: [],
    indicator: { kind: 'ratio', total: 'http_requests_total', bad: 'http_requests_total{code=~"5.."}' },
    scrapeIntervalSeconds: 15,
    flavour: 'prometheus',
    alerting: null,
    labels: {},
    links: {},
    ...changes,
  }
}

/** Alerting as it is without any key, changed as a test needs it. */
export function sampleAlerting(changes: Partial<Alerting> = {}): Alerting {
  const nothing = { labels: {}, annotations: {} }
  return {
    ...{
      ...nothing,
      minErrors: 1,
      missing: true,
      keepFiringForSeconds: null,
      tiers: null,
      page: nothing,
      ticket: nothing,
    },
    ...changes,
  }
}
