import type { Origins, Place } from '../yaml/located.js'

/** A value of our language with the place of the foreign file that it comes from. A field of the file is one as it stands. */
export interface Placed {
  readonly value: unknown
  readonly place: Place
}

/** Entries of a map to be; those without a value are left out. */
export type Entries = Readonly<Record<string, Placed | null | undefined>>

/** A value that stands for what was written at `from`. */
export function placed(value: unknown, from: Pick<Placed, 'place'>): Placed {
  return { value, place: from.place }
}

/** A map whose entries are found where they come from. */
export function placedMap(entries: Entries, from: Pick<Placed, 'place'>, origins: Origins): Placed {
  const given = Object.entries(entries).filter((entry): entry is [string, Placed] => entry[1] != null)
  const value: object = Object.fromEntries(given.map(([key, one]) => [key, one.value]))
  for (const [key, { place }] of given) origins.set(value, key, { key: place.key ?? place.value, value: place.value })
  return placed(value, from)
}

/** As `placedMap`, `null` where no entry is given. */
export function placedMapOrNull(entries: Entries, from: Pick<Placed, 'place'>, origins: Origins): Placed | null {
  return Object.values(entries).some((one) => one != null) ? placedMap(entries, from, origins) : null
}

/** A list whose elements are found where they come from. */
export function placedList(items: readonly Placed[], from: Pick<Placed, 'place'>, origins: Origins): Placed {
  const value = items.map((item) => item.value)
  for (const [index, { place }] of items.entries()) origins.set(value, index, place)
  return placed(value, from)
}
