import { statSync } from 'node:fs'
import type { StorePlace } from './store-place.js'

/**
 * Whether a daemon has ever worked with a store; nothing is begun by asking.
 *
 * @throws StoreError `store_unopenable` where PostgreSQL cannot be asked
 */
export async function isStoreBegun(place: StorePlace): Promise<boolean> {
  if (typeof place === 'string') return (statSync(place, { throwIfNoEntry: false })?.size ?? 0) > 0
  const { isBegun } = await import('./postgres/open-postgres.js')
  return isBegun(place)
}
