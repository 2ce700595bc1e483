import type { Service } from '../service/service.js'

/** What people may miss: services, and the promises and datasets of each. Such as `SLO checkout/availability`. */
export type PartName = string

/** As much of a service as its parts' names need. */
export interface Parted {
  readonly name: string
  readonly renamedFrom?: string | null
  readonly slos: readonly Renamable[]
  readonly agreements: readonly { readonly name: string }[]
  readonly datasets: readonly Renamable[]
}

interface Renamable {
  readonly name: string
  readonly renamedFrom?: string | null
}

/** Names of all parts of services, in order; a name may stand there twice. */
export function partNames(services: readonly Parted[]): PartName[] {
  return services
    .flatMap(({ name, slos, agreements, datasets }) => [
      `service ${name}`,
      ...slos.map((slo) => `SLO ${name}/${slo.name}`),
      ...agreements.map((agreement) => `SLA ${name}/${agreement.name}`),
      ...datasets.map((dataset) => `dataset ${name}/${dataset.name}`),
    ])
    .sort()
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
    const { renamedFrom = null } = service
    const own = { ...service, slos: formerly(service.slos), datasets: formerly(service.datasets) }
    const inner = partNames([{ ...own, agreements: [] }]).filter((part) => !part.startsWith('service '))
    if (renamedFrom === null) return inner
    const before = { ...service, name: renamedFrom }
    return [...inner, ...partNames([before, { ...own, name: renamedFrom, agreements: [] }])]
  })
}

function formerly(parts: readonly Renamable[]): readonly Renamable[] {
  return parts.flatMap(({ renamedFrom = null }) => (renamedFrom === null ? [] : { name: renamedFrom }))
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
