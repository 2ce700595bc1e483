import { findingAt } from './finding.js'
import type { Finding } from './finding.js'
import type { Origins } from './located.js'
import { mergeMaps } from './merge-maps.js'
import { suggestName } from '../shared/nearest-name.js'
import { isRawMap, rawAt, textAt } from './raw.js'
import type { RawMap } from './raw.js'

/** An SLO with everything that it takes from templates. */
export interface Merged {
  readonly slo: RawMap
  /** False when a template was missing or endless: then parts may be lacking that are nobody's mistake. */
  readonly complete: boolean
}

/** The templates of the root file, unchecked. */
export interface Templates {
  readonly all: RawMap
  readonly origins: Origins
}

/** Puts an SLO (or a template) together with the template that it uses, and with those that this one uses. Reports nothing. */
export function applyTemplates(own: RawMap, { all, origins }: Templates): Merged {
  const { use, ...rest } = own
  const stripped: RawMap = rest
  for (const key of Object.keys(rest)) copyPlace({ from: own, to: stripped, key }, origins)
  if (use === undefined) return { slo: stripped, complete: true }
  const template = typeof use === 'string' ? rawAt(all, use) : undefined
  if (typeof use !== 'string' || !isRawMap(template)) return { slo: stripped, complete: false }
  // Without the name just used, a circle ends at its second round.
  const others = Object.fromEntries(Object.entries(all).filter(([name]) => name !== use))
  const base = applyTemplates(template, { all: others, origins })
  return { slo: mergeMaps({ base: base.slo, own: stripped }, origins), complete: base.complete }
}

function copyPlace({ from, to, key }: { from: object; to: object; key: string }, origins: Origins): void {
  const place = origins.at(from, key)
  if (place !== undefined) origins.set(to, key, place)
}

/** Finds a `use` that names no template. */
export function checkUse(own: RawMap, { all, origins }: Templates): Finding[] {
  const use = textAt(own, 'use')
  const place = origins.at(own, 'use')
  if (use === null || place === undefined || Object.hasOwn(all, use)) return []
  const hint = suggestName(
    use,
    Object.keys(all),
    'there are no templates: add one under slo_templates in the root file',
  )
  return [findingAt(place.value, `unknown template ${use}`, hint)]
}

/** Finds templates that use one another in a circle, each circle once, and templates that use an unknown one. */
export function checkTemplates(templates: Templates): Finding[] {
  const { all, origins } = templates
  const seen = new Set<string>()
  return Object.entries(all).flatMap(([name, template]) => {
    if (!isRawMap(template)) return []
    const circle = circleFrom(name, all)
    const place = origins.at(template, 'use')
    const id = [...(circle ?? [])].sort().join()
    if (circle === null || place === undefined || seen.has(id)) return checkUse(template, templates)
    seen.add(id)
    const message = `templates use one another in a circle: ${[...circle, name].join(' → ')}`
    return [findingAt(place.value, message, 'take `use:` out of one of them')]
  })
}

/** The names from `name` round to itself, `null` when it does not come back. */
function circleFrom(name: string, all: RawMap): string[] | null {
  const chain = [name]
  for (;;) {
    const next = textAt(rawAt(all, chain.at(-1) ?? ''), 'use')
    if (next === name) return chain
    if (next === null || chain.includes(next)) return null
    chain.push(next)
  }
}
