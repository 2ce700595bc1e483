import { UsageError } from '../shared/app-error.js'
import { nameOfPlace, type StorePlace } from '../store/store-place.js'

/**
 * For commands that tell of what is there already: in the wrong folder a new store would be begun, and nobody would notice.
 *
 * @param hint what else helps, as a sentence
 */
export async function refuseWithoutLedger(place: StorePlace, hint = ''): Promise<void> {
  if (await hasLedger(place)) return
  const question = 'is this where `plimsoll serve` keeps it (`storage.url`)?'
  const sentence = `there is no ledger at ${nameOfPlace(place)}: ${question}`
  throw new UsageError([sentence, hint].filter((part) => part !== '').join(' '))
}

/** Whether a daemon has ever worked here. */
export async function hasLedger(place: StorePlace): Promise<boolean> {
  const { isStoreBegun } = await import('../store/store-begun.js')
  return isStoreBegun(place)
}
