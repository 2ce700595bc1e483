import type { NamedPart } from '../feature/service-key.js'
import type { Service } from '../service/service.js'
import { serviceKeys, type OwnedServiceKeys, type PartsOf } from './owned-keys.js'

/** What people may miss: services, and the promises and datasets of each. Such as `SLO checkout/availability`. */
export type PartName = string

type Owned = PartsOf<OwnedServiceKeys>

/** As much of a service as its parts' names need. */
export type Parted = NamedPart & {
  readonly [Part in keyof Owned]: Owned[Part] extends readonly NamedPart[] ? readonly NamedPart[] : Owned[Part]
}

/** Names of all parts of services, in order; a name may stand there twice. */
export function partNames(services: readonly Parted[]): PartName[] {
  return services
    .flatMap((service) => [
      `service ${service.name}`,
      ...partsOf(service).map(({ kind, name }) => `${kind} ${service.name}/${name}`),
    ])
    .sort()
}

interface Part {
  readonly kind: string
  readonly name: string
}

function partsOf(service: Parted): (Part & { readonly renamedFrom: string | null })[] {
  return Object.values(serviceKeys).flatMap(({ parts }) => {
    // A service has what each key makes of itself.
    const named = parts?.of(service as never) ?? []
    return named.map(({ name, renamedFrom = null }) => ({ kind: parts?.kind ?? '', name, renamedFrom }))
  })
}

/** The parts that were there before and are not any more. Whatever continues under a new name is not gone. */
export function vanishedParts(before: readonly PartName[], services: readonly Parted[]): PartName[] {
  const left = new Map<PartName, number>()
  for (const name of [...partNames(services), ...formerNames(services)]) left.set(name, (left.get(name) ?? 0) + 1)
  return before.filter((name) => {
    const count = left.get(name) ?? 0
    left.set(name, count - 1)
    return count < 1
  })
}

/** Names that parts had before they, or their services, were renamed. */
function formerNames(services: readonly Parted[]): PartName[] {
  return services.flatMap((service) => {
    const { name, renamedFrom = null } = service
    const parts = partsOf(service)
    const formerly = parts.flatMap(({ kind, renamedFrom: former }) => (former === null ? [] : { kind, name: former }))
    const within = (owner: string, all: readonly Part[]) => all.map((part) => `${part.kind} ${owner}/${part.name}`)
    if (renamedFrom === null) return within(name, formerly)
    const before = [...parts, ...formerly]
    return [...within(name, formerly), `service ${renamedFrom}`, ...within(renamedFrom, before)]
  })
}

/** The service that a part belongs to. */
export function serviceOfPart(part: PartName): Service['name'] {
  return part.replace(/^\w+ /, '').replace(/\/.*$/, '')
}

/** Parts as one text for people: those of a service that is gone as a whole stand behind it. */
export function describeParts(parts: readonly PartName[], most = 40): string {
  const gone = new Set(parts.filter((part) => part.startsWith('service ')).map(serviceOfPart))
  const inner = new Map<string, string[]>()
  for (const part of parts) {
    const service = serviceOfPart(part)
    if (part.startsWith('service ') || !gone.has(service)) continue
    inner.set(service, [...(inner.get(service) ?? []), part.replace(`${service}/`, '')])
  }
  const lines = parts.flatMap((part) => {
    const service = serviceOfPart(part)
    if (!gone.has(service)) return part
    if (!part.startsWith('service ')) return []
    const its = inner.get(service) ?? []
    return its.length === 0 ? part : `${part} (with ${its.join(', ')})`
  })
  const more = lines.length - most
  return [...lines.slice(0, most), ...(more > 0 ? [`and ${more} more`] : [])].join('\n  ')
}
