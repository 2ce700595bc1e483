import type { Service } from '../../service/service.js'
import type { LinkEntry } from '../../dashboard/link-label.js'

/** The runbook of each service, where it has one. */
export function runbooksOf(services: readonly Service[]): readonly LinkEntry[] {
  return services.map(({ name, links }) => ({ values: [name], url: links.runbook }))
}
