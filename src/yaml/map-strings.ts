import type { Origins } from './located.js'
import { isRawMap } from './raw.js'

/** Copies data with every text changed by `change`; keys stay, origins are kept. */
export function mapStrings(value: unknown, change: (text: string) => string, origins: Origins): unknown {
  if (typeof value === 'string') return change(value)
  if (!Array.isArray(value) && !isRawMap(value)) return value
  const copy: object = Array.isArray(value)
    ? value.map((part: unknown) => mapStrings(part, change, origins))
    : Object.fromEntries(Object.entries(value).map(([key, part]) => [key, mapStrings(part, change, origins)]))
  for (const key of Object.keys(value)) {
    const place = origins.at(value, key)
    if (place !== undefined) origins.set(copy, key, place)
  }
  return copy
}
