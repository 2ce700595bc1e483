import type { Origins } from '../yaml/located.js'
import { isRawMap, rawAt } from '../yaml/raw.js'
import type { RawMap } from '../yaml/raw.js'

interface Merging {
  readonly origins: Origins
  /** Keys of which the map under a name can have only one: giving another one than the base replaces the base's. */
  readonly rivals?: ReadonlyMap<string, readonly string[]> | undefined
}

/**
 * Lays `own` over `base`: own keys win, maps are merged key by key, lists and scalars are replaced. Every entry of the new map keeps the
 * origin that it had.
 *
 * @param name key under which the maps stand, '' for an entry itself
 */
export function mergeMaps({ base, own }: { base: RawMap; own: RawMap }, merging: Merging, name = ''): RawMap {
  const { origins } = merging
  const rivals = merging.rivals?.get(name) ?? []
  const replaced = rivals.some((key) => Object.hasOwn(own, key)) ? rivals : []
  const inherited = Object.keys(base).filter((key) => !replaced.includes(key) || Object.hasOwn(own, key))
  const keys = [...new Set([...inherited, ...Object.keys(own)])]
  const merged: RawMap = Object.fromEntries(
    keys.map((key): [string, unknown] => {
      const [before, after] = [rawAt(base, key), rawAt(own, key)]
      if (isRawMap(before) && isRawMap(after)) return [key, mergeMaps({ base: before, own: after }, merging, key)]
      return [key, Object.hasOwn(own, key) ? after : before]
    }),
  )
  for (const key of keys) {
    const place = origins.at(Object.hasOwn(own, key) ? own : base, key)
    if (place !== undefined) origins.set(merged, key, place)
  }
  return merged
}
