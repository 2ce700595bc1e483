import type { PostgresPlace } from './postgres/postgres-place.js'

/** Where a store is kept: the path of a SQLite file, `:memory:`, or a database of PostgreSQL. */
export type StorePlace = string | PostgresPlace

/** As people write it; without a secret. */
export function nameOfPlace(place: StorePlace): string {
  return typeof place === 'string' ? place : place.url
}
