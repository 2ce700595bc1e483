import type { Links, ServiceContext } from '../../feature/service-key.js'
import type { PrometheusSource } from '../../prometheus/source.js'
import type { Service } from '../../service/service.js'
import type { RootFile } from '../schema/root-schema.js'
import type { ServiceFile } from '../schema/service-schema.js'
import { serviceKeys, type OwnedServiceKeys, partsOf } from '../owned-keys.js'
import { fillPlaceholders, type Placeholders } from './fill-placeholders.js'

/** Turns a checked service file into the domain's terms. All references are known to be right. */
export function resolveService(root: RootFile, file: ServiceFile, sources: readonly PrometheusSource[]): Service {
  const environment = file.environment ?? root.environment ?? null
  const context: ServiceContext = {
    service: file.service,
    renamedFrom: file.renamed_from ?? null,
    environment,
    source: sourceOf(file, sources),
    timezone: root.timezone,
    serviceLabels: serviceLabels(file),
    links: (slo) => linksFor(file, { service: file.service, slo, environment: environment ?? '' }),
  }
  return {
    name: file.service,
    renamedFrom: context.renamedFrom,
    description: file.description ?? null,
    team: file.team ?? null,
    tier: file.tier ?? null,
    environment,
    targets: resolveTargets(root, file),
    dependsOn: file.depends_on,
    links: context.links(''),
    labels: context.serviceLabels,
    ...partsOf<OwnedServiceKeys, ServiceContext>(serviceKeys, file, context),
  }
}

function linksFor({ links }: ServiceFile, values: Placeholders): Links {
  return Object.fromEntries(
    Object.entries(links).flatMap(([name, url]) => (url === undefined ? [] : [[name, fillPlaceholders(url, values)]])),
  )
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
  const { targets: own } = file
  return {
    rtoSeconds: either(own.rto, targets.rto),
    mtdSeconds: either(own.mtd, targets.mtd ?? null),
    rpoSeconds: either(own.rpo, targets.rpo),
    mttdSeconds: either(own.mttd, targets.mttd),
    mttaSeconds: either(own.mtta, targets.mtta ?? null),
    mttrSeconds: either(own.mttr, targets.mttr),
    drillSuccessRatio: own.drill_success ?? targets.drill_success,
  }
}

function either<Target extends number | null>(own: number | undefined, ofAll: Target): number | Target {
  return own ?? ofAll
}
