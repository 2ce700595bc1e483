import type { EntryPresets } from '../feature/service-key.js'
import { suggestName } from '../shared/nearest-name.js'
import { findingAt } from '../yaml/finding.js'
import type { Origins, Place } from '../yaml/located.js'
import { isRawMap, rawAt, type RawMap } from '../yaml/raw.js'
import { mergeMaps } from './merge-maps.js'
import type { Merged } from './templates.js'

/**
 * Lays an entry over the preset that it names. What comes of the preset is placed where the preset is named: a contradiction with it can be
 * mended there only, or by a key of the entry's own.
 */
export function applyPreset(entry: RawMap, { key, entries, rivals }: EntryPresets, origins: Origins): Merged {
  const name = rawAt(entry, key)
  const place = origins.at(entry, key)
  if (typeof name !== 'string' || place === undefined) return { entry, mistake: null }
  const base = entries.get(name)
  if (base === undefined) {
    const hint = suggestName(name, [...entries.keys()], 'there are none')
    return { entry, mistake: findingAt(place.value, `unknown preset ${name}`, hint) }
  }
  return { entry: mergeMaps({ base: placed(base, place, origins), own: entry }, { origins, rivals }), mistake: null }
}

/** A copy of all maps and lists of a value, with every entry at one place. */
function placed<Value>(value: Value, place: Place, origins: Origins): Value {
  if (typeof value !== 'object' || value === null) return value
  const copy = Array.isArray(value)
    ? value.map((one: unknown) => placed(one, place, origins))
    : Object.fromEntries(Object.entries(value).map(([key, one]) => [key, placed(one as unknown, place, origins)]))
  for (const key of Object.keys(value)) origins.set(copy, key, isRawMap(value) ? place : { ...place, key: null })
  return copy as Value
}
