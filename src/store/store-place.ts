import type { PostgresPlace } from './postgres/postgres-place.js'

/** Where a store is kept: the path of a SQLite file, `:memory:`, or a database of PostgreSQL. */
export type StorePlace = string | PostgresPlace

/** As people write it; without a secret. */
export function nameOfPlace(place: StorePlace): string {
  return typeof place === 'string' ? place : place.url
}

/** Whether two say the same, so that a store that is open need not be opened anew. */
export function isSamePlace(one: StorePlace, other: StorePlace): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}
