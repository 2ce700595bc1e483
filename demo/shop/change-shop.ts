import { isFault } from './faults.js'
import type { Shop } from './shop.js'

/**
 * Breaks or mends what a path such as `/break/checkout` names.
 *
 * @returns whether there was such a change to make
 */
export function changeShop(shop: Shop, what: string, name: string): boolean {
  if (!isFault(name) || (what !== 'break' && what !== 'mend')) return false
  shop.advance(new Date())
  shop[what](name)
  return true
}
