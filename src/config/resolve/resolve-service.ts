import type { Dataset } from '../../backup/dataset.js'
import type { Agreement } from '../../sla/agreement.js'
import { linksFor } from './links-for.js'
import { resolveAgreement } from './resolve-agreement.js'
import { resolveSlo } from './resolve-slo.js'
import type { PrometheusSource } from '../../prometheus/source.js'
import type { Service } from '../../service/service.js'
import type { ServiceContext } from './service-context.js'
import type { RootFile } from '../schema/root-schema.js'
import type { ServiceFile } from '../schema/service-schema.js'

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
    renamedFrom: file.renamed_from ?? null,
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
    mtdSeconds: file.targets.mtd ?? targets.mtd ?? null,
    rpoSeconds: file.targets.rpo ?? targets.rpo,
    mttdSeconds: file.targets.mttd ?? targets.mttd,
    mttrSeconds: file.targets.mttr ?? targets.mttr,
  }
}

function resolveDataset(context: ServiceContext, backup: ServiceFile['backups'][number]): Dataset {
  const { root, source, environment, file, serviceLabels } = context
  return {
    service: file.service,
    name: backup.name,
    environment,
    prometheus: source.name,
    renamedFrom: backup.renamed_from ?? null,
    serviceRenamedFrom: file.renamed_from ?? null,
    description: backup.description ?? null,
    lastSuccess: backup.last_success,
    scrapeIntervalSeconds: backup.scrape_interval ?? source.scrapeIntervalSeconds,
    rpoSeconds: backup.rpo,
    expectedDurationSeconds: backup.expected_duration ?? 0,
    schedule:
      backup.schedule === undefined ? null : { cron: backup.schedule, timezone: backup.timezone ?? root.timezone },
    serviceLabels,
    links: { ...linksFor(context, '') },
  }
}
