import type { Origins } from '../yaml/located.js'
import { isRawMap, rawAt } from '../yaml/raw.js'
import type { RawMap } from '../yaml/raw.js'

/** Keys of which a map can have only one: giving another one than the template replaces the template's. */
const RIVALS: ReadonlyMap<string, readonly string[]> = new Map([
  ['indicator', ['ratio', 'latency', 'probe', 'threshold', 'freshness', 'ratio_query']],
  ['ratio', ['bad', 'good']],
  ['ratio_query', ['bad', 'good', 'error_ratio']],
])

/**
 * Lays `own` over `base`: own keys win, maps are merged key by key, lists and scalars are replaced. Every entry of the new map keeps the
 * origin that it had.
 *
 * @param name key under which the maps stand, '' for an SLO itself
 */
export function mergeMaps({ base, own }: { base: RawMap; own: RawMap }, origins: Origins, name = ''): RawMap {
  const rivals = RIVALS.get(name) ?? []
  const replaced = rivals.some((key) => Object.hasOwn(own, key)) ? rivals : []
  const inherited = Object.keys(base).filter((key) => !replaced.includes(key) || Object.hasOwn(own, key))
  const keys = [...new Set([...inherited, ...Object.keys(own)])]
  const merged: RawMap = Object.fromEntries(
    keys.map((key): [string, unknown] => {
      const [before, after] = [rawAt(base, key), rawAt(own, key)]
      if (isRawMap(before) && isRawMap(after)) return [key, mergeMaps({ base: before, own: after }, origins, key)]
      return [key, Object.hasOwn(own, key) ? after : before]
    }),
  )
  for (const key of keys) {
    const place = origins.at(Object.hasOwn(own, key) ? own : base, key)
    if (place !== undefined) origins.set(merged, key, place)
  }
  return merged
}
