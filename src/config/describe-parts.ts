import type { Service } from '../service/service.js'
import { appendTo } from '../shared/lists-by.js'

/** What people may miss: services, and the promises and datasets of each. Such as `SLO checkout/availability`. */
export type PartName = string

/** The service that a part belongs to. */
export function serviceOfPart(part: PartName): Service['name'] {
  return part.replace(/^.* /, '').replace(/\/.*$/, '')
}

/** Parts as one text for people: those of a service that is gone as a whole stand behind it. */
export function describeParts(parts: readonly PartName[], most = 40): string {
  const gone = new Set(parts.filter((part) => part.startsWith('service ')).map(serviceOfPart))
  const inner = new Map<string, string[]>()
  for (const part of parts) {
    const service = serviceOfPart(part)
    if (part.startsWith('service ') || !gone.has(service)) continue
    appendTo(inner, service, part.replace(`${service}/`, ''))
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
