import type { Dataset } from '../backup/dataset.js'
import type { Agreement } from '../sla/agreement.js'
import { fillPlaceholders } from './fill-placeholders.js'
import { resolveAgreement } from './resolve-agreement.js'
import type { Alerting, Indicator, Links, Slo } from '../slo/slo.js'
import type { SloConfig } from '../slo/slo-schema.js'
import type { PrometheusSource, Service } from './config.js'
import type { ServiceContext } from './service-context.js'
import type { RootFile } from './root-schema.js'
import type { ServiceFile } from './service-schema.js'

/** Turns a checked service file into the domain's terms. All references are known to be right. */
export function resolveService(root: RootFile, file: ServiceFile, sources: readonly PrometheusSource[]): Service {
  const context: ServiceContext = {
    root,
    file,
    environment: file.environment ?? root.environment ?? null,
    source: sourceOf(file, sources),
    serviceLabels: serviceLabels(file),
  }
  return {
    name: file.service,
    description: file.description ?? null,
    team: file.team ?? null,
    tier: file.tier ?? null,
    environment: context.environment,
    targets: resolveTargets(root, file),
    dependsOn: file.depends_on,
    links: linksFor(context, ''),
    slos: file.slos.map((slo) => resolveSlo(context, slo)),
    agreements: file.slas.map((sla): Agreement => resolveAgreement(context, sla)),
    datasets: file.backups.map((backup) => resolveDataset(context, backup)),
  }
}

function sourceOf(file: ServiceFile, sources: readonly PrometheusSource[]): PrometheusSource {
  const source = file.prometheus === undefined ? sources[0] : sources.find(({ name }) => name === file.prometheus)
  if (source === undefined) throw new Error('a service names a Prometheus that the cross-checks should have refused')
  return source
}

function serviceLabels(file: ServiceFile): Record<string, string> {
  return {
    ...file.labels,
    ...(file.team === undefined ? {} : { team: file.team }),
    ...(file.tier === undefined ? {} : { tier: String(file.tier) }),
  }
}

function resolveTargets({ targets }: RootFile, file: ServiceFile): Service['targets'] {
  return {
    rtoSeconds: file.targets.rto ?? targets.rto,
    rpoSeconds: file.targets.rpo ?? targets.rpo,
    mttdSeconds: file.targets.mttd ?? targets.mttd,
    mttrSeconds: file.targets.mttr ?? targets.mttr,
  }
}

function linksFor({ file, environment }: ServiceContext, slo: string): Links {
  const values = { service: file.service, slo, environment: environment ?? '' }
  return Object.fromEntries(
    Object.entries(file.links).flatMap(([name, url]) =>
      url === undefined ? [] : [[name, fillPlaceholders(url, values)]],
    ),
  )
}

function resolveSlo(context: ServiceContext, slo: SloConfig): Slo {
  const { source, environment, file, serviceLabels } = context
  return {
    service: file.service,
    name: slo.name,
    environment,
    prometheus: source.name,
    renamedFrom: slo.renamed_from ?? null,
    description: slo.description ?? null,
    objective: slo.objective,
    periodSeconds: slo.period,
    indicator: resolveIndicator(slo.indicator),
    scrapeIntervalSeconds: slo.indicator.scrape_interval ?? source.scrapeIntervalSeconds,
    alerting: resolveAlerting(slo.alerting),
    serviceLabels,
    links: linksFor(context, slo.name),
  }
}

function resolveAlerting(alerting: SloConfig['alerting']): Alerting | null {
  if (alerting === 'off') return null
  return { minErrors: alerting.min_errors, labels: alerting.labels, missing: alerting.missing }
}

/** The schema has made sure that exactly one kind is given, and exactly one of `bad` and `good`. */
function resolveIndicator({ ratio, latency }: SloConfig['indicator']): Indicator {
  if (latency !== undefined) {
    return { kind: 'latency', histogram: latency.histogram, belowSeconds: latency.below, unit: latency.unit }
  }
  if (ratio?.bad !== undefined) return { kind: 'ratio', total: ratio.total, bad: ratio.bad }
  if (ratio?.good !== undefined) return { kind: 'ratio', total: ratio.total, good: ratio.good }
  throw new Error('an indicator has neither kind, which the schema should have refused')
}

function resolveDataset(context: ServiceContext, backup: ServiceFile['backups'][number]): Dataset {
  const { source, environment, file, serviceLabels } = context
  return {
    service: file.service,
    name: backup.name,
    environment,
    prometheus: source.name,
    description: backup.description ?? null,
    lastSuccess: backup.last_success,
    rpoSeconds: backup.rpo,
    expectedDurationSeconds: backup.expected_duration ?? 0,
    serviceLabels,
    links: { ...linksFor(context, '') },
  }
}
