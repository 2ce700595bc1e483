import { findingAt } from '../yaml/finding.js'
import type { Finding } from '../yaml/finding.js'
import type { EntryTemplates } from '../feature/service-key.js'
import { serviceKeys } from './owned-keys.js'
import type { Origins, Tree } from '../yaml/located.js'
import { mergeMaps } from './merge-maps.js'
import { suggestName } from '../shared/nearest-name.js'
import { isRawMap, mapAt, rawAt, textAt } from '../yaml/raw.js'
import type { RawMap } from '../yaml/raw.js'
import { templateCircles } from './template-circles.js'

/** How many templates may use one another in a row. */
export const MOST_TEMPLATES = 20

/** An entry with everything that it takes from templates. */
export interface Merged {
  readonly entry: RawMap
  /** Why something of a template is missing: then parts may be lacking whose absence is this mistake, not their own; `null` when all is there. */
  readonly mistake: Finding | null
}

/** The templates of one key of the root file, unchecked. */
export interface Templates {
  /** What the key is, and what it says of templates. */
  readonly kind: EntryTemplates
  readonly all: RawMap
  readonly origins: Origins
  /** The circle that a template is part of. */
  readonly circles: ReadonlyMap<string, Finding>
  /** Where a mistake stands that has no place of its own. */
  readonly root: Tree
}

/** Templates by the key of service files whose entries may use them. */
export type AllTemplates = ReadonlyMap<string, Templates>

/** The templates of a root file, which may hold anything. */
export function templatesOf(root: Tree, origins: Origins): AllTemplates {
  return new Map(
    Object.entries(serviceKeys).flatMap(([name, { templates: kind }]): [string, Templates][] => {
      if (kind === undefined) return []
      const all = mapAt(root.value, kind.key)
      return [[name, { kind, all, origins, circles: templateCircles(all, { origins, root }), root }]]
    }),
  )
}

/** Puts an entry (or a template) together with the template that it uses, and with those that this one uses. */
export function applyTemplates(own: RawMap, templates: Templates, depth = 0): Merged {
  const { origins, kind } = templates
  const { use, ...rest } = own
  const stripped: RawMap = rest
  for (const key of Object.keys(rest)) copyPlace({ from: own, to: stripped, key }, origins)
  if (!Object.hasOwn(own, 'use')) return { entry: stripped, mistake: null }
  const used = templateOf({ own, use, depth }, templates)
  if ('mistake' in used) return { entry: stripped, mistake: used.mistake }
  const base = applyTemplates(used.template, templates, depth + 1)
  return {
    entry: mergeMaps({ base: base.entry, own: stripped }, { origins, rivals: kind.rivals }),
    mistake: base.mistake,
  }
}

function copyPlace({ from, to, key }: { from: object; to: object; key: string }, origins: Origins): void {
  const place = origins.at(from, key)
  if (place !== undefined) origins.set(to, key, place)
}

interface Use {
  readonly own: RawMap
  readonly use: unknown
  /** How many templates lead here. */
  readonly depth: number
}

/** The template that is meant, or why there is none: no third way, so that nobody goes on without it unsaid. */
function templateOf(
  { own, use, depth }: Use,
  { all, origins, circles, root, kind }: Templates,
): { readonly template: RawMap } | { readonly mistake: Finding } {
  const origin = origins.at(own, 'use')?.value ?? root.origin
  const refuse = (message: string, hint: string) => ({ mistake: findingAt(origin, message, hint) })
  if (typeof use !== 'string') return refuse('expected a name', `name a template, or take the line out`)
  if (!Object.hasOwn(all, use)) return refuse(`unknown template ${use}`, suggestTemplate(use, { all, kind }))
  const circle = circles.get(use)
  if (circle !== undefined) return { mistake: circle }
  const template = rawAt(all, use)
  if (!isRawMap(template)) return refuse(`the template ${use} is no map of keys`, `mend it under ${kind.key}`)
  if (depth < MOST_TEMPLATES) return { template }
  return refuse(`more than ${MOST_TEMPLATES} templates use one another in a row`, 'put some of them together')
}

function suggestTemplate(use: string, { all, kind }: Pick<Templates, 'all' | 'kind'>): string {
  const nothing = `there are no templates: add one under ${kind.key} in the root file`
  return suggestName(use, Object.keys(all), nothing)
}

/** Finds templates that use one another in a circle, each circle once, and templates that use an unknown one. */
export function checkTemplates(templates: AllTemplates): Finding[] {
  return [...templates.values()].flatMap((its) =>
    Object.entries(its.all).flatMap(([name, template]) => {
      if (!isRawMap(template) || textAt(template, 'use') === null) return []
      const used = templateOf({ own: template, use: template['use'], depth: 0 }, its)
      return its.circles.get(name) ?? ('mistake' in used ? used.mistake : [])
    }),
  )
}
