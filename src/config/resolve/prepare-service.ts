import { fillPlaceholders } from './fill-placeholders.js'
import type { EntryPresets, ServiceKeys } from '../../feature/service-key.js'
import type { Finding } from '../../yaml/finding.js'
import type { Origins, Tree } from '../../yaml/located.js'
import { mapStrings } from '../../yaml/map-strings.js'
import { isRawMap, listAt, rawAt, textAt } from '../../yaml/raw.js'
import type { RawMap } from '../../yaml/raw.js'
import { serviceKeys } from '../owned-keys.js'
import { applyPreset } from '../presets.js'
import { applyTemplates } from '../templates.js'
import type { AllTemplates, Templates } from '../templates.js'

/** A service file with its templates and presets merged in and its placeholders filled, ready to be checked. */
export interface PreparedService {
  readonly tree: Tree
  /** Entries whose template or preset could not be had, with the reason: what they lack is not their mistake. */
  readonly incomplete: ReadonlyMap<unknown, Finding>
  readonly findings: readonly Finding[]
}

/** Of the root file. */
export interface Surroundings {
  readonly root: Tree
  readonly templates: AllTemplates
}

/**
 * Merges templates and presets into the entries of those keys that have some, and fills in `$service`, `$slo`, `$environment` where a key says so. Links are
 * filled in later.
 */
export function prepareService(tree: Tree, { root, templates }: Surroundings, origins: Origins): PreparedService {
  const incomplete = new Map<unknown, Finding>()
  if (!isRawMap(tree.value)) return { tree, incomplete, findings: [] }
  const file = tree.value
  const environment = textAt(file, 'environment') ?? textAt(root.value, 'environment') ?? ''
  const fill = (value: unknown, slo: string): unknown => {
    const values = { service: textAt(file, 'service') ?? '', slo, environment }
    return mapStrings(value, (text) => fillPlaceholders(text, values), origins)
  }
  const prepare = (own: unknown, name: string, { fills, presets }: ServiceKeys[string]) => {
    const { entry, mistake } = assembled(own, { templates: templates.get(name), presets }, origins)
    const filled = fills === undefined ? entry : fill(entry, fills(own))
    if (mistake !== null) incomplete.set(filled, mistake)
    return filled
  }
  const lists = Object.entries(serviceKeys).map(([name, key]): [string, unknown[]] => {
    return [name, listAt(file, name).map((own) => prepare(own, name, key))]
  })
  const value = replaceLists(file, Object.fromEntries(lists), origins)
  return { tree: { value, origin: tree.origin }, incomplete, findings: [...incomplete.values()] }
}

/** An entry with what it takes from a template or a preset: no key has both. */
function assembled(
  own: unknown,
  { templates, presets }: { readonly templates: Templates | undefined; readonly presets: EntryPresets | undefined },
  origins: Origins,
): { readonly entry: unknown; readonly mistake: Finding | null } {
  if (!isRawMap(own)) return untouched(own)
  if (templates !== undefined) return applyTemplates(own, templates)
  return presets === undefined ? untouched(own) : applyPreset(own, presets, origins)
}

function untouched(entry: unknown): { readonly entry: unknown; readonly mistake: null } {
  return { entry, mistake: null }
}

/** Copies a file with other lists under the keys at which it has lists. */
function replaceLists(file: RawMap, lists: Record<string, unknown[]>, origins: Origins): RawMap {
  const copy: RawMap = Object.fromEntries(
    Object.entries(file).map(([key, value]) => [key, Array.isArray(value) ? (rawAt(lists, key) ?? value) : value]),
  )
  for (const key of Object.keys(file)) {
    const place = origins.at(file, key)
    if (place !== undefined) origins.set(copy, key, place)
    for (const index of listAt(file, key).keys()) {
      const element = origins.at(file[key] as object, index)
      if (element !== undefined) origins.set(copy[key] as object, index, element)
    }
  }
  return copy
}
