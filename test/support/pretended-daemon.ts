import type { Config } from '../../src/config/config.js'
import type { Service } from '../../src/service/service.js'
import { incidentMetrics } from '../../src/incident/view/incident-metrics.js'
import { BACKUP_METRICS } from '../../src/backup/backup-metrics.js'
import { metricGroups } from '../../src/metrics/metric-definitions.js'
import { createMetricsRegistry, type MetricsRegistry } from '../../src/metrics/metrics-registry.js'
import { samplesOf, type MetricDefinition, type MetricLabels, type MetricSample } from '../../src/shared/metric.js'

/** Values of the labels that name no configured thing, and of those that objectives are grouped by; the first of `state` is the present one. */
const VALUES: Readonly<Record<string, readonly string[]>> = {
  state: ['breached', 'met', 'stale', 'at_risk', 'non_compliant'],
  kpi: ['rto', 'test_success'],
  target: ['1h', '95%'],
  server: ['prometheus'],
  name: ['default'],
  kind: ['missing', 'changed', 'extra'],
  stat: ['mean', 'median', 'p90'],
  period: ['month', '90d'],
  severity: ['page', 'ticket'],
  job_name: ['ingest', 'status'],
  prometheus: ['default'],
  reason: ['timeout'],
  receiver: ['leadership'],
  outcome: ['accepted', 'refused'],
  report: ['monthly-sla'],
  hash: ['0123456789ab'],
  version: ['0.1.0'],
  node: ['20.20.2'],
  region: ['eu', 'us'],
  what: ['ledger'],
  route: ['/api/v1/status'],
  code: ['unauthorized'],
  way: ['token'],
  class: ['infrastructure'],
  source: ['drill'],
  tool: ['github'],
  figure: ['deployment_frequency', 'lead_time', 'change_failure', 'time_to_restore'],
  control: ['copy'],
  part: ['off-site'],
  inventory: ['databases'],
  measure: ['size', 'duration'],
  alert: ['SLOErrorBudgetBurn'],
  owner: ['payments'],
  review: ['disaster-recovery-plan'],
}

/** What a daemon of this configuration would expose, one sample per series that its definitions allow; all of it in bad shape. */
export function createPretendedDaemon(config: Config): MetricsRegistry {
  const defined = metricGroups.flatMap(({ definitions }) => definitions)
  const names = new Set(defined.map(({ name }) => name))
  const definitions = [...defined, ...incidentMetrics.filter(({ name }) => !names.has(name))]
  // A label without example values fails here, and not in a scrape that nobody looks at.
  for (const one of definitions) labelsOf(one, config)
  const gauges = definitions.filter(({ type }) => type === 'gauge')
  // Always the same: written down once, a scrape each second has to be answered within it.
  const all = gauges.flatMap((one) => samples(one, config))
  const registry = createMetricsRegistry(definitions, () => [all])
  const others = definitions.filter(({ type }) => type !== 'gauge')
  return {
    ...registry,
    render(format) {
      // Counters and histograms move with each scrape.
      for (const { name, type, ...one } of others) {
        for (const values of labelsOf(one, config)) {
          const texts = Object.fromEntries(Object.entries(values).map(([label, value]) => [label, value ?? '']))
          if (type === 'counter') registry.count(name, texts)
          else registry.observe(name, texts, 0.2)
        }
      }
      return registry.render(format)
    },
  }
}

function samples({ name, ...one }: MetricDefinition, config: Config): readonly MetricSample[] {
  return labelsOf(one, config).flatMap((values) => samplesOf(values, { [name]: valueOf(name, values) }))
}

type Labelled = Pick<MetricDefinition, 'labels' | 'furtherLabels'>

/** Labels of every series of a metric. */
function labelsOf({ labels, furtherLabels }: Labelled, config: Config): readonly MetricLabels[] {
  return things(labels, config).flatMap((thing) => {
    const rest = labels.filter((label) => !(label in thing))
    const further = furtherLabels === undefined ? [] : groupByOf(thing, config)
    return combinations(thing, [...rest, ...further]).map((values) => {
      return Object.fromEntries([...labels, ...further].map((label) => [label, values[label] ?? null]))
    })
  })
}

function groupByOf({ service, slo }: MetricLabels, { services }: Config): readonly string[] {
  const slos = services.find(({ name }) => name === service)?.slos ?? []
  return slos.find(({ name }) => name === slo)?.groupBy ?? []
}

/** The things that a metric with these labels is about. */
function things(labels: readonly string[], { services, maintenance }: Config): readonly MetricLabels[] {
  const identity = ({ name, environment }: Service) => ({ service: name, environment })
  if (labels.includes('slo')) {
    return services.flatMap((one) => one.slos.map(({ name }) => ({ ...identity(one), slo: name })))
  }
  if (labels.includes('sla')) {
    return services.flatMap((one) =>
      one.agreements.map(({ name, customer }) => ({ ...identity(one), sla: name, customer })),
    )
  }
  if (labels.includes('dataset')) {
    return services.flatMap((one) => one.datasets.map(({ name }) => ({ ...identity(one), dataset: name })))
  }
  if (labels.includes('drill')) {
    return services.flatMap((one) =>
      one.drills.map(({ name, type, failureClass }) => ({ ...identity(one), drill: name, type, class: failureClass })),
    )
  }
  if (labels.includes('window')) {
    return maintenance.flatMap((window) =>
      services
        .filter(({ name }) => window.services.includes(name))
        .map((one) => ({ ...identity(one), window: window.name })),
    )
  }
  return labels.includes('service') ? services.map(identity) : [{}]
}

function combinations(thing: MetricLabels, labels: readonly string[]): readonly MetricLabels[] {
  return labels.reduce<readonly MetricLabels[]>(
    (all, label) =>
      all.flatMap((one) => {
        const values = VALUES[label]
        if (values === undefined) throw new Error(`no example values for the label ${label}`)
        return values.map((value) => ({ ...one, [label]: value }))
      }),
    [thing],
  )
}

function valueOf(name: string, { state }: MetricLabels): number {
  const now = Date.now() / 1000
  if (state !== undefined) return state === VALUES['state']?.[0] ? 1 : 0
  if (name === BACKUP_METRICS.actual) return 100_000
  if (name.endsWith('_timestamp_seconds')) return now - 40 * 86_400
  if (name.endsWith('_seconds')) return 600
  return name.endsWith('_ratio') ? 0.97 : 1
}
