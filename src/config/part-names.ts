import type { NamedPart } from '../feature/service-key.js'
import type { PartName } from './describe-parts.js'
import { serviceKeys, type OwnedServiceKeys, type PartsOf } from './owned-keys.js'

type Owned = PartsOf<OwnedServiceKeys>

/** As much of a service as its parts' names need. */
export type Parted = NamedPart & {
  readonly [Part in keyof Owned as Owned[Part] extends readonly NamedPart[] ? Part : never]: readonly NamedPart[]
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
