import { isAboutIncident } from '../about-label.js'
import type { IncidentIdentity } from '../incident.js'

/**
 * Whose alert it is, by its labels `service` and `environment`; `null`: of no service here, of another environment than it is in, or about an incident
 * that there is already.
 */
export type Identify = (labels: Readonly<Record<string, string>>) => IncidentIdentity | null

/** Looks alerts up among the services that are configured. */
export function createIdentify(
  services: readonly { readonly name: string; readonly environment: string | null }[],
): Identify {
  const byName = new Map(services.map((service) => [service.name, service]))
  return (labels) => {
    if (isAboutIncident(labels)) return null
    const service = byName.get(labels['service'] ?? '')
    if (service === undefined) return null
    const environment = labels['environment'] ?? service.environment
    if (service.environment !== null && environment !== service.environment) return null
    return { service: service.name, environment }
  }
}

export interface IdentityGroup<T> {
  readonly identity: IncidentIdentity | null
  readonly items: readonly T[]
}

/** Sorts things by whose they are, each group in the order in which it came. */
export function groupByIdentity<T>(
  items: readonly T[],
  identify: (item: T) => IncidentIdentity | null,
): ReadonlyMap<string, IdentityGroup<T>> {
  const groups = new Map<string, { readonly identity: IncidentIdentity | null; readonly items: T[] }>()
  for (const item of items) {
    const identity = identify(item)
    const key = identity === null ? '' : `${identity.environment ?? ''}/${identity.service}`
    const group = groups.get(key) ?? { identity, items: [] }
    group.items.push(item)
    groups.set(key, group)
  }
  return groups
}
