import { fillPlaceholders } from './fill-placeholders.js'
import type { Finding } from '../../yaml/finding.js'
import type { Origins, Tree } from '../../yaml/located.js'
import { mapStrings } from '../../yaml/map-strings.js'
import { isRawMap, listAt, rawAt, textAt } from '../../yaml/raw.js'
import type { RawMap } from '../../yaml/raw.js'
import { applyTemplates } from '../templates.js'
import type { Templates } from '../templates.js'

/** A service file with its templates merged in and its placeholders filled, ready to be checked. */
export interface PreparedService {
  readonly tree: Tree
  /** SLOs whose template could not be had, with the reason: what they lack is not their mistake. */
  readonly incomplete: ReadonlyMap<unknown, Finding>
  readonly findings: readonly Finding[]
}

/** Of the root file. */
export interface Surroundings {
  readonly root: Tree
  readonly templates: Templates
}

/** Merges templates into the SLOs and fills in `$service`, `$slo`, `$environment` in SLOs and datasets. Links are filled in later. */
export function prepareService(tree: Tree, { root, templates }: Surroundings, origins: Origins): PreparedService {
  const incomplete = new Map<unknown, Finding>()
  if (!isRawMap(tree.value)) return { tree, incomplete, findings: [] }
  const file = tree.value
  const environment = textAt(file, 'environment') ?? textAt(root.value, 'environment') ?? ''
  const fill = (value: unknown, slo: string): unknown => {
    const values = { service: textAt(file, 'service') ?? '', slo, environment }
    return mapStrings(value, (text) => fillPlaceholders(text, values), origins)
  }
  const slos = listAt(file, 'slos').map((own) => {
    if (!isRawMap(own)) return own
    const { slo, mistake } = applyTemplates(own, templates)
    const filled = fill(slo, textAt(own, 'name') ?? '')
    if (mistake !== null) incomplete.set(filled, mistake)
    return filled
  })
  const backups = listAt(file, 'backups').map((backup) => fill(backup, ''))
  const value = replaceLists(file, { slos, backups }, origins)
  return { tree: { value, origin: tree.origin }, incomplete, findings: [...incomplete.values()] }
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
