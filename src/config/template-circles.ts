import { findingAt } from '../yaml/finding.js'
import type { Finding } from '../yaml/finding.js'
import type { Origins, Tree } from '../yaml/located.js'
import { rawAt, textAt } from '../yaml/raw.js'
import type { RawMap } from '../yaml/raw.js'

/** Finds templates that use one another in a circle: each of them by name, with the one mistake that the circle is. */
export function templateCircles(
  all: RawMap,
  { origins, root }: { readonly origins: Origins; readonly root: Tree },
): ReadonlyMap<string, Finding> {
  const circles = new Map<string, Finding>()
  const seen = new Set<string>()
  for (const name of Object.keys(all)) {
    const circle = circleFrom(name, all, seen)
    const [first] = circle
    if (first === undefined) continue
    const template = rawAt(all, first)
    const place = typeof template === 'object' && template !== null ? origins.at(template, 'use') : undefined
    const message = `templates use one another in a circle: ${[...circle, first].join(' → ')}`
    const finding = findingAt(place?.value ?? root.origin, message, 'take `use:` out of one of them')
    for (const one of circle) circles.set(one, finding)
  }
  return circles
}

/** The circle that the walk from `name` ends in, unless it was met before. Each template is walked over once in all. */
function circleFrom(name: string, all: RawMap, seen: Set<string>): readonly string[] {
  const chain = new Set<string>()
  for (let next: string | null = name; next !== null; next = textAt(rawAt(all, next), 'use')) {
    if (chain.has(next)) {
      const walked = [...chain]
      return walked.slice(walked.indexOf(next))
    }
    if (seen.has(next)) return []
    seen.add(next)
    chain.add(next)
  }
  return []
}
