import type { Links } from '../../slo/slo.js'
import { fillPlaceholders } from './fill-placeholders.js'
import type { ServiceContext } from './service-context.js'

/** The links of a service with their placeholders filled; `slo` is '' for the service as a whole. */
export function linksFor({ file, environment }: ServiceContext, slo: string): Links {
  const values = { service: file.service, slo, environment: environment ?? '' }
  return Object.fromEntries(
    Object.entries(file.links).flatMap(([name, url]) =>
      url === undefined ? [] : [[name, fillPlaceholders(url, values)]],
    ),
  )
}
